### Names for the codes of medicines. A code without a name here is the person's own words, and is shown as it is.

# In the United States.
ingredient-acetaminophen = acetaminophen
ingredient-ibuprofen = ibuprofen
ingredient-naproxen = naproxen
ingredient-aspirin = aspirin
ingredient-celecoxib = celecoxib
ingredient-other-nsaid = another NSAID
ingredient-cyclobenzaprine = cyclobenzaprine
ingredient-methocarbamol = methocarbamol
ingredient-tizanidine = tizanidine
ingredient-baclofen = baclofen
ingredient-carisoprodol = carisoprodol
ingredient-metaxalone = metaxalone
ingredient-diphenhydramine = diphenhydramine
ingredient-doxylamine = doxylamine
ingredient-codeine = codeine
ingredient-hydrocodone = hydrocodone
ingredient-oxycodone = oxycodone
ingredient-caffeine = caffeine
