context.stub.close()
def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 9

assert runs[1].contains('-Dmetaspo.methods: an entry of methods is "sprigg"') && runs[1].contains('did you mean "sprig"?')
assert runs[2].contains('held-out questions') && !runs[2].contains('search of')
assert runs[3].contains('search of metaspo-domain on mail') && runs[3].contains('search of metaspo-global')
// a second comparison finds everything in the store, offline
assert (runs[4] =~ /review: 0 calls, 0 failed, \d+ from the store/).find()
assert runs[5].contains('review: nothing to accept, there is no target/metaspo/review/comparison/winner.json')
assert !log.contains('sk-integration-test')

def table = new File(basedir, 'target/metaspo/review/comparison.md').text
assert table.contains('| locked |') && table.contains('metaspo-global') && table.contains('openai/other')
assert table.contains('survives')
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/comparison.json'))
assert json.tables[0].role == 'unseen' && json.userPrompts == 2
def average = { name -> json.tables[0].rows.find { it.method == name }.average.score }
assert average('default') == 0.5d && average('short') == 1.0d && average('metaspo-domain') == 1.0d
// unlike the reference, the other domain has no lock, and its own prompt is the one in effect
assert json.transfers.collect { it.suite + ' ' + it.verdict }.toSet() == ['review survives', 'mail survives'] as Set
assert json.transfers.find { it.suite == 'review' }.versusReference.confirmed

assert new File(basedir, 'src/main/metaspo/review.lock.yaml').text.contains('Only answer.')
assert !new File(basedir, 'src/main/metaspo/mail.lock.yaml').exists()
assert runs[8].contains('PASS')
