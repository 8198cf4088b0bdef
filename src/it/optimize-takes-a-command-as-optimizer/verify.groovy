context.stub.close()
def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 4

// the target of this suite answers nothing: it was not asked
assert runs[1].contains('absent.yaml:5:14: command/no-such-program: there is no program no-such-program on the PATH; install it')

assert runs[2] =~ /held out +0\.500 -> 1\.000 +\+50\.0 points/
// the first request failed, and the program showed a key that it inherited
assert runs[2].contains('command/writer: the program ended with exit code 3: the key *** is refused')
assert runs[2].contains('command/writer: a reply came without a count of its tokens')
def requests = new File(basedir, 'requests.txt').readLines('UTF-8')
assert requests.size() > 2
def lock = new File(basedir, 'src/main/metaspo/review.lock.yaml').getText('UTF-8')
assert lock.contains('You answer every question. Réponse')

// the second search is answered from the store
assert runs[3] =~ /; 0 calls, 0 failed, \d+ from the store/
assert !log.contains('sk-integration-test')
