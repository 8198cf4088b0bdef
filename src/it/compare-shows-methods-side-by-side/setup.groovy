import io.github.metaspo.it.OpenAiStub
import io.github.metaspo.it.WordExamples

def folder = new File(basedir, 'src/main/metaspo').toPath()
WordExamples.write(folder.resolve('review'), '', '')
context.stub = OpenAiStub.startFor(folder.resolve('review.yaml'))
// the second suite asks the same server
def address = (folder.resolve('review.yaml').toFile().text =~ /http:[^,]+/)[0]
def mail = folder.resolve('mail.yaml').toFile()
mail.text = mail.text.replace('BASE_URL', address)
true
