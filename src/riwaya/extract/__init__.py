"""Extraction: from a prepared document to the claims that it makes. Start at :mod:`.claims`.

Each step reads what the one before it made; words and their classes are rows of ``lexicon/``, not code.

==================  ====================================================================================
lexicon             the rows of ``lexicon/ar/*.tsv``: forms and readings, word lists (``lexicon.words``)
wordforms           what one written word can be wherever it stands, kept from article to article
domain, vocabulary  whether a text is about conflict; which words are known
mentions            ``find_mentions``; spots (the type), names (the gazetteer's), places, placelists, freenames (those
                    that no list knows), athome, people, headed (bodies), shortforms,
                    placesagain
timeline            dates to days, with dateline and intervals
itemiser            a sentence as a row of items (the type); counting people, choosing between readings
clauses             a sentence cut at its finite verbs
sentence            its happenings (the type): verbs, falls, carriers, nouns, participles, subjects, passives; drafts is
                    what they share
roles, fitting      who fills the frame of a happening, and what an entity can be in it; governing: the role that
                    what governs an item gives it; beside: what stands next to an item
tolls               counted harm: victims, for verbs of harm; reaching, for tolls told by their number; loose, for
                    what no trigger took; nominal, for those told without a verb; tollparts, for their parts;
                    peoplewords: what counted people are called
topics, oncetold    events by their name, of which a content clause says something; what a sentence tells as one
completing          the agents that a happening leaves to its surroundings; clashsides: whom one fought;
                    broughtdown: what a verb of bringing down only points at;
                    whereabouts, shared: the places, of which sites tells those that say where
strikers            what kind of attack it was, told by who struck
doers               who did what the text only points back to (القصف)
attribution         who says it, and how far that reaches
claims              ``find_claims``; told (the types), stance, evidence, making the claim; things: what was struck
                    by what it is and whose; struckmen: whose men were
when                the time of a happening: saidtimes, furtheron, resumed (from sentences before), timestold, owntimes,
                    leads
events              which claims of one article tell of one happening
==================  ====================================================================================
"""
