// The page: the editor over this server's endpoint, the library's questions as examples. Nothing comes from elsewhere.
"use strict";

(async () => {
  const answer = await fetch(`/editor.json?lang=${document.documentElement.lang}`);
  if (!answer.ok) return;
  const { prefixes, examples, terms, base } = await answer.json();
  const choice = document.getElementById("examples");
  const endpoint = `${location.origin}/sparql`;
  const show = window.Yasgui ? editor(prefixes, examples, terms, base, endpoint) : plain();
  choice.addEventListener("change", () => choice.value && show(examples[choice.value]));
  choice.disabled = false;
  document.body.dataset.ready = "yes";
})();

// Without the editor the form asks, and the examples fill its text.
function plain() {
  return (text) => { document.getElementById("query").value = text; };
}

function editor(prefixes, examples, terms, base, endpoint) {
  const { Yasgui } = window;
  const Yasqe = Yasgui.Yasqe;
  const long = (text) => Object.entries(prefixes).map(([name, iri]) => [`${name}:`, iri]).find(([name]) => text.startsWith(name));
  // The stock completers ask prefix.cc and LOV; ours know this project's prefixes and ontology.
  for (const name of Object.keys(Yasqe.Autocompleters)) delete Yasqe.Autocompleters[name];
  Yasqe.defaults.autocompleters = [];
  Yasqe.registerAutocompleter({
    name: "riwaya",
    bulk: true,
    autoShow: false,
    persistenceId: null,
    get: () => terms,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      return /^[<\w][\w:/.#-]*$/.test(token.string) && !token.string.startsWith("?");
    },
    preProcessToken: (_yasqe, token) => {
      const text = token.string.replace(/^</, "");
      const known = long(text);
      const completed = known ? known[1] + text.slice(known[0].length) : text;
      return { ...token, autocompletionString: completed, tokenPrefix: known && known[0], tokenPrefixUri: known && known[1] };
    },
    postProcessSuggestion: (_yasqe, token, suggestion) =>
      token.tokenPrefixUri && suggestion.startsWith(token.tokenPrefixUri)
        ? token.tokenPrefix + suggestion.slice(token.tokenPrefixUri.length)
        : `<${suggestion}>`,
  });
  // Whole words and no types: an Arabic sentence that is cut loses its beginning.
  Yasgui.Yasr.defaults.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };
  const first = examples.chronology || "SELECT * { ?s ?p ?o } LIMIT 10";
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    persistencyExpire: 0,
    persistenceId: "riwaya",
    yasqe: { value: first, autocompleters: ["riwaya"] },
    yasr: { prefixes: { ...prefixes, entity: `${base}entity/`, article: `${base}article/` } },
  });
  window.yasgui = yasgui;
  return (text) => yasgui.getTab().setQuery(text);
}
