namespace Djrill.Net.Tests.Package;

/// <summary>Checks the checker: what must not stand in the docs is found.</summary>
internal sealed class SnippetCompilerTests
{
    [TestCase("using Djrill.Net;\n\nbuilder.Services.AddControllers().AddDjrill();\napp.MapControllers();\n")]
    [TestCase("var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.Run();\n")]
    [TestCase("public sealed class Handler\n{\n}\n")]
    [TestCase("using MimeKit;\n\nusing var message = new MimeMessage();\n")]
    public void GoodBlock_IsAccepted(string code) => Assert.That(Compile(code), Is.Empty);

    [TestCase("builder.Services.AddControllers().AddDjrill();\n", "CS1061", 7, TestName = "A missing using line")]
    [TestCase("using Djrill.Net;\n\nbuilder.AddDjrill();\n", "CS1929", 9, TestName = "A call that does not exist")]
    [TestCase("string text = null;\nConsole.WriteLine(text);\n", "CS8600", 7, TestName = "A null where none may be")]
    [TestCase("Old.Call();\n\nstatic class Old\n{\n    [Obsolete(\"x\")]\n    public static void Call()\n    {\n    }\n}\n", "CS0618", 7, TestName = "An obsolete call")]
    [TestCase("_ = Djrill.Net.Http.Answers.All;\n", "CS0122", 7, TestName = "An internal type")]
    [TestCase("public sealed class Broken : Missing\n{\n}\n", "CS0246", 7, TestName = "A missing base type")]
    [TestCase("Assert.That(1, Is.EqualTo(1));\n", "CS0103", 7, TestName = "A library that the reader does not have")]
    [TestCase("_ = new MimeKit.MimeMessage();\n", "CS0246", 7, TestName = "A library that the block does not say it needs")]
    [TestCase("var x = ;\n", "CS1525", 7, TestName = "A syntax error")]
    public void BadBlock_IsFoundAtItsLine(string code, string id, int line) =>
        Assert.That(Compile(code), Has.Some.Contains(id).And.Some.StartsWith($"docs/page.md: ({line - 1},"));

    private static IReadOnlyList<string> Compile(string code) =>
        SnippetCompiler.Compile(new CodeBlock("docs/page.md", 7, "csharp", code));
}
