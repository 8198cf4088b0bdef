context.stub.close()
def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 9

assert runs[1].contains('review: there is no lock, so there is no system prompt to adapt tasks to')
assert runs[3].contains('metaspo.tasks names "pt", but the suite has no such task; did you mean "pet"?')
assert runs[4].contains('at most ') && !runs[4].contains('start            ')
assert runs[5] =~ /held out +0\.500 -> 1\.000 +\+50\.0 points/
assert runs[5].contains('task pet: shipped: the paired test confirms the gain')
assert runs[6].contains('the search found no user prompt that is better on the train examples')
assert !log.contains('sk-integration-test')

def curves = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/adaptation.json'))
assert curves.tasks[0].curves*.start.toSet() == ['locked', 'default'] as Set

// what is locked is in the jar, and the gate is content with it
def lock = new File(basedir, 'src/main/metaspo/review.lock.yaml').text
assert lock.contains('adapted:')
def jar = new File(basedir, 'target').listFiles().find { it.name.endsWith('.jar') }
def prompt = new java.util.zip.ZipFile(jar).withCloseable { zip ->
    zip.getInputStream(zip.getEntry('prompts/review/pet.txt')).text
}
assert prompt.contains('answer') && prompt.contains('{question}')
assert runs[7].contains('PASS')
assert runs[8].contains('PASS')
