using PublicApiGenerator;

namespace Djrill.Net.Tests.Package;

/// <summary>The public surface is a file beside this one; a change of it is a visible change of that file.</summary>
internal sealed class PublicApiTests
{
    [Test]
    public void PublicApi_IsTheApprovedOne()
    {
        var approved = Path.Combine(Repository.Root, "Djrill.Net.Tests", "Package", "PublicApi.approved.txt");
        var actual = typeof(WebhookController).Assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
        });

        // To approve a change: take the received file over the approved one, and say in the commit why.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt"), actual.ReplaceLineEndings("\n") + "\n");
        Assert.That(actual.ReplaceLineEndings("\n") + "\n", Is.EqualTo(File.ReadAllText(approved)));
    }
}
