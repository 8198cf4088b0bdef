context.stub.close()
def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 3
assert runs[1] =~ /held out +0\.500 -> 1\.000 +\+50\.0 points/
assert runs[1].contains('shipped: the paired test confirms the gain')

def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/run.json'))
// whole prompts and changed sentences of the program, and prompts of the sentences that the plugin brings
assert run.candidates.findAll { it.kind == 'system' }.assignment.toSet().containsAll(['changeOneSentence', 'components'])

// the written prompt has a sentence that does nothing
def lock = new File(basedir, 'src/main/metaspo/review.lock.yaml').getText('UTF-8')
assert run.shrink.sentences.find { it.text == 'Réponse!' }?.leftOut != false
assert lock.contains('nswer') && !lock.contains('Réponse')

// two train examples with the target's own replies are part of the user prompt
def shown = (lock =~ /say (word\d+)/).collect { it[1] }.toSet()
assert shown.size() == 2
assert shown.every { word -> lock.count(word) % 2 == 0 }

// the second search finds the same prompt and is answered from the store
assert runs[2] =~ /; 0 calls, 0 failed, \d+ from the store/
assert runs[2].contains('the search found the prompt that is locked already') && !runs[2].contains('would have been found')
