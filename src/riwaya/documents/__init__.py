"""From an article to a document: words, sentences, headings, quotations, with offsets into the untouched text."""
