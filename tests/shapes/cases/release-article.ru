# shape: rwsh:release-article
# says: The article stands under the default base
DELETE { <article/souq> ?p ?o } INSERT { <https://cases.invalid/release-article/article/souq> ?p ?o } WHERE { <article/souq> ?p ?o } ;
DELETE { ?s ?p <article/souq> } INSERT { ?s ?p <https://cases.invalid/release-article/article/souq> } WHERE { ?s ?p <article/souq> }
