context.stub = io.github.metaspo.it.OpenAiStub.startFor(new File(basedir, 'src/main/metaspo/review.yaml').toPath())
context.postgres = io.github.metaspo.it.PostgresServer.start()
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('STORE_URL', context.postgres.url())
true
