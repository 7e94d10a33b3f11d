# shape: rwsh:Article-datePublished
# says: An article has one day of publication at most
DELETE WHERE { <article/souq> schema:datePublished ?o } ;
INSERT DATA { <article/souq> schema:datePublished "2019-07-24T08:00:00Z"^^xsd:dateTime }
