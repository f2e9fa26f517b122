extern alias sample;

using System.Text;
using sample::Djrill.Net.Sample;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>Each mistake in the arguments is answered with what was found and the cure. The commands run in this process, and send nothing.</summary>
internal sealed class SampleMistakesTests
{
    private const string Url = "http://127.0.0.1:1/hook";
    private const string Secret = "0123456789abcdef";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("djrill-mistakes-");

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [TestCase("snd", "Unknown command 'snd'. Did you mean 'send'?", "The commands are send, explain, secret, help")]
    [TestCase("http://127.0.0.1:1/hook?secret=" + Secret + " --key x", "The URL 'http://127.0.0.1:1/hook' was found in place of a command.", "Write the command first")]
    [TestCase("--urls http://127.0.0.1:99999", "The port of the address 'http://127.0.0.1:99999' of '--urls'", "'--urls http://127.0.0.1:5080'")]
    [TestCase("send --urls http://127.0.0.1:99999", "The port of the address 'http://127.0.0.1:99999' of '--urls'", "'--urls http://127.0.0.1:5080'")]
    [TestCase("help other", "Unknown command 'other'.", "dotnet run --project docs/sample -- help")]
    [TestCase("secret now", "'secret' takes no arguments.", "prints a new random secret")]
    [TestCase("secret --now", "'--now' is not an option of 'secret'.", "Leave it out.")]
    [TestCase("--event open", "'--event' is an option of 'send'.", "dotnet run --project docs/sample -- send --event")]
    [TestCase("--signature x", "'--signature' is an option of 'explain'.", "-- explain FILE --signature")]
    [TestCase("--urls", "'--urls' has no value.", "'--urls http://127.0.0.1:5080'")]
    [TestCase("--urls http://127.0.0.1:1 send", "'send' is unexpected.", "A command, such as 'send', comes first")]
    [TestCase("-u http://127.0.0.1:1", "'-u' is unexpected.", "'--name value'")]
    [TestCase("--urls nonsense", "The address 'nonsense' of '--urls' has no scheme and host.", "'--urls http://127.0.0.1:5080'")]
    [TestCase("send --urls nonsense", "The address 'nonsense' of '--urls' has no scheme and host.", "'--urls http://127.0.0.1:5080'")]
    [TestCase("send --evnt open", "'--evnt' is not an option of 'send'. Did you mean '--event'?", "--event TYPE, --file FILE")]
    [TestCase("send -x", "'-x' is not an option of 'send'.", "Its options: --key KEY")]
    [TestCase("send --event", "'--event' has no value.", "'--event hard_bounce'")]
    [TestCase("send --event --repeat 3", "'--event' has no value.", "'--event hard_bounce'")]
    [TestCase("send --file=", "'--file' has no value.", "'--file batch.json'")]
    [TestCase("send --Djrill:WebhookSecret", "'--Djrill:WebhookSecret' has no value.", "'--Djrill:WebhookSecret VALUE'")]
    [TestCase("send --event hardbounce", "'hardbounce' is not the type of an event. Did you mean 'hard_bounce'?", "The types: send, deferral")]
    [TestCase("send --event denylist_ad", "Did you mean 'denylist_add'?", "also denylist_add")]
    [TestCase("send --keep-times=yes", "'--keep-times' takes no value.", "Write '--keep-times' alone.")]
    [TestCase("send --key " + Secret + " --key " + Secret, "'--key' was found twice.", "Give it once.")]
    [TestCase("send --repeat 0", "'--repeat 0' is not a whole number from 1", "'--repeat 3'")]
    [TestCase("send --repeat -1", "'--repeat -1' is not a whole number from 1", "'--repeat 3'")]
    [TestCase("send --repeat 99999999999", "'--repeat 99999999999' is not a whole number", "'--repeat 3'")]
    [TestCase("send --storm x", "'--storm x' is not a whole number from 0", "'--storm 2'")]
    [TestCase("send --storm 7 --event open", "'--storm' and '--event' exclude each other.", "Leave out one")]
    [TestCase("send --storm 7 --file a", "'--storm' and '--file' exclude each other.", "Leave out one")]
    [TestCase("send --storm 7 --eml a", "'--storm' and '--eml' exclude each other.", "Leave out one")]
    [TestCase("send --storm 7 --repeat 2", "'--storm' and '--repeat' exclude each other.", "Leave out one")]
    [TestCase("send --storm 7 --keep-times", "'--storm' and '--keep-times' exclude each other.", "Leave out one")]
    [TestCase("send hard_bounce", "The URL 'hard_bounce' is not an absolute http or https URL.", "'--event hard_bounce'")]
    [TestCase("send ftp://jane:" + Secret + "@host/x?secret=" + Secret, "'…@host/x' is not an absolute http or https URL.", "as entered at Mandrill")]
    [TestCase("send http:/host/x", "'http:/host/x' is not an absolute http or https URL.", "as entered at Mandrill")]
    [TestCase("send " + Url + "#x", "The URL '" + Url + "#x' has a '#'", "percent-encoded")]
    [TestCase("send " + Url + "\u00e9?secret=" + Secret, "a character outside of ASCII", "percent-encoded")]
    [TestCase("send " + Url + " " + Secret, "'send' takes one URL, and more arguments", "'--key KEY'")]
    [TestCase("send " + Url + " --url-signed https://example.com/", "'--url-signed' was found without a key", "Add '--key KEY'")]
    [TestCase("send " + Url + " --key " + Secret + " --url-signed example.com", "The value of '--url-signed' 'example.com' is not an absolute", "as entered at Mandrill")]
    [TestCase("explain", "'explain' has no file.", "explain FILE")]
    [TestCase("explain a " + Secret, "'explain' takes one file", "'--key KEY'")]
    public async Task Mistake_IsAnsweredWithTheCure(string arguments, string found, string cure) => AssertRefused(await RunAsync(arguments.Split(' ')), found, cure);

    [TestCase("send --file {0}", "", "the file is empty", "Save its content")]
    [TestCase("send --eml {0}", "\n", "the file is empty", "Save its content")]
    [TestCase("send --file {0}", "[{\"event\":\"open\"},\n{]", "is not JSON in line 2, byte 2:", "one event per line")]
    [TestCase("send --file {0}", "{\"event\":\"open\"}\n{\"event\":", "is not JSON in line 2, byte 10:", "one event per line")]
    [TestCase("send --file {0}", "mandrill_events=%5B%7B", "in the decoded value of 'mandrill_events', is not JSON in line 1, byte 3:", "a form body")]
    [TestCase("send --file {0}", "hello", "is not JSON in line 1, byte 1:", "a form body")]
    [TestCase("send --file {0}", "[{},[]]", "element 2, is an array.", "Each event is a JSON object.")]
    [TestCase("send --file {0}", "[\"x\"]", "element 1, is a string.", "Each event is a JSON object.")]
    [TestCase("send --file {0}", "7", "element 1, is a number.", "Each event is a JSON object.")]
    [TestCase("send --file {0}", "[]", "holds no event.", "Put at least one into it.")]
    [TestCase("send --eml {0}", "hello", "is not an email", "Save the source of an email")]
    [TestCase("send --eml {0}", "Subject: x\n\nhello", "has no header 'From'", "Save the source of an email")]
    [TestCase("explain {0}", "\n", "the file is empty", "Save its content")]
    [TestCase("explain {0}", "mandrill_events=[]", "does not begin with a request line", "'--signature TEXT'")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nHost: x\n\nmandrill_events=[]", "has no header 'X-Mandrill-Signature'", "'--signature TEXT'")]
    [TestCase("explain {0} --signature " + Secret, "POST / HTTP/1.1\nX-Mandrill-Signature: x\n\nmandrill_events=[]", "exclude each other", "Leave out one")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nX-Mandrill-Signature: x\n\n[]", "the body has no field 'mandrill_events'", "percent-encoded")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nX-Mandrill-Signature: x\n", "there is no blank line", "Save the whole request.")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nX-Mandrill-Signature\n\nx", "has no colon", "one header per line")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n2\r\n[]\r\n0", "the body is encoded", "Save the decoded body")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nContent-Length: 99\n\nmandrill_events=[]\n", "'Content-Length' is '99', but the body has 18 bytes", "Save the request again.")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nContent-Length: 3\n\nmandrill_events=[]\n", "'Content-Length' is '3', but the body has 18 bytes", "remove it")]
    [TestCase("explain {0}", "POST / HTTP/1.1\nX-Mandrill-Signature: x\n\nmandrill_events=[]", "No key was found.", "'--key KEY'")]
    [TestCase("explain {0} --key " + Secret, "POST / HTTP/1.1\nX-Mandrill-Signature: x\n\nmandrill_events=[]", "No URL was found.", "'--url-signed URL'")]
    public async Task MistakeInAFile_IsAnsweredWithTheCure(string arguments, string content, string found, string cure)
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(path, content, Encoding.UTF8);

        AssertRefused(await RunAsync([.. arguments.Split(' ').Select(argument => argument.Replace("{0}", path, StringComparison.Ordinal))]), found, cure);
    }

    [TestCase("send --file {0}")]
    [TestCase("explain {0}")]
    public async Task FolderOrUtf16_IsAnsweredWithTheCure(string arguments)
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(path, "[]", Encoding.Unicode);

        AssertRefused(await RunAsync([.. arguments.Split(' ').Select(argument => argument.Replace("{0}", path, StringComparison.Ordinal))]), "the file is UTF-16", "UTF-8");
        AssertRefused(
            await RunAsync([.. arguments.Split(' ').Select(argument => argument.Replace("{0}", _folder.FullName, StringComparison.Ordinal))]), "is a folder", "Name a file in it.");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such device.")]
    public async Task DeviceWithoutAnEnd_IsRefused() => AssertRefused(await RunAsync("send", "--file", "/dev/zero"), "it is a device or a pipe", "Save its content into a file");

    [TestCase("send --file {0}")]
    [TestCase("send --eml {0}")]
    [TestCase("explain {0}")]
    public async Task NoFile_IsAnsweredWithTheFolder(string arguments)
    {
        var path = Path.Combine(_folder.FullName, "none");

        AssertRefused(await RunAsync([.. arguments.Split(' ').Select(argument => argument.Replace("{0}", path, StringComparison.Ordinal))]),
            $"{path}': the file cannot be read", Environment.CurrentDirectory);
    }

    [TestCase("help")]
    [TestCase("-?")]
    [TestCase("-h")]
    [TestCase("--help")]
    [TestCase("help send")]
    [TestCase("send --help")]
    [TestCase("explain a -h")]
    public async Task Help_ShowsEverything(string arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments.Split(' '));

        var options = CommandOptions.Send.Concat(CommandOptions.Explain).Select(static option => option.Name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((exitCode, error), Is.EqualTo((0, "")));
            Assert.That(options.Concat(Usage.Commands).Concat(SampleTypes.All).Where(name => !output.Contains(name, StringComparison.Ordinal)), Is.Empty);
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        return (await Tool.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }

    private static void AssertRefused((int ExitCode, string Output, string Error) run, string found, string cure)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")), run.Error);
            Assert.That(run.Error, Does.Contain(found).And.Contain(cure).And.Not.Contain(Secret));
            Assert.That(run.Error.TrimEnd(), Does.Not.Contain('\n'), "One line.");
        }
    }
}
