using System.Net;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>What the log says of random requests: right ones, and those in which one or two ingredients are broken.</summary>
[TestFixture(SeedKind.Fixed)]
[TestFixture(SeedKind.Fresh)]
[Category(RandomCases.Category)]
internal sealed class BrokenSignaturesTests(SeedKind seed)
{
    private const int Requests = 1000;

    // Ingredients of one line change the same part, so that two of them can be one mistake.
    private static readonly Ingredient[][] Parts =
    [
        [Ingredient.Scheme],
        [Ingredient.TrailingSlash, Ingredient.Path],
        [Ingredient.DefaultPort],
        [Ingredient.Host, Ingredient.HostBehindProxy],
        [Ingredient.QueryMissing, Ingredient.QueryOrder, Ingredient.QueryEncoding],
        [Ingredient.UserInfo],
        [Ingredient.OtherUrl, Ingredient.KeyQuotes, Ingredient.TestKey],
        [Ingredient.Slashes, Ingredient.NonAscii],
        [Ingredient.PlusToSpace, Ingredient.SpaceToPlus],
        [Ingredient.LineEnd],
    ];

    private ReconfiguredApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await ReconfiguredApp.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Right_IsNotExplained()
    {
        var random = RandomCases.Create(seed);
        for (var i = 0; i < RandomCases.CountFor(seed, Requests); i++)
        {
            var request = RandomRequests.Create(random);

            var (status, warnings) = await _app.SendAsync(request);

            Assert.That((status, warnings.Count), Is.EqualTo((HttpStatusCode.OK, 0)), $"{request}");
        }
    }

    [Test]
    public async Task OneIngredientBroken_IsNamed()
    {
        var random = RandomCases.Create(seed);
        var (all, missed) = (0, new List<Ingredient>());
        while (all < RandomCases.CountFor(seed, Requests))
        {
            var ingredient = RandomRequests.Pick(random, RandomRequests.Pick(random, Parts));
            if (Breaking.Apply(ingredient, RandomRequests.Create(random)) is not var (request, text))
            {
                continue;
            }

            all++;
            var (status, warnings) = await _app.SendAsync(request);
            Assert.That((status, warnings.Count), Is.EqualTo((HttpStatusCode.Forbidden, 1)), $"{request}");
            if (warnings[0].Id != ReconfiguredApp.Explained || !warnings[0].Message.Contains(text, StringComparison.Ordinal))
            {
                await TestContext.Out.WriteLineAsync($"{ingredient}: {warnings[0].Message}\n  {request.Url}\n  {request.Configured}\n  {request.Received}");
                missed.Add(ingredient);
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missed, Has.Count.AtMost(all / 20), "At least 95 % are named.");
            Assert.That(missed, Is.All.EqualTo(Ingredient.PlusToSpace), "Which spaces were plus signs is a guess; nothing else is.");
        }

        AssertNothingSupplied();
    }

    [Test]
    public async Task TwoIngredientsBroken_NothingIsClaimed()
    {
        var random = RandomCases.Create(seed);
        for (var all = 0; all < RandomCases.CountFor(seed, Requests);)
        {
            var parts = (Ingredient[][])Parts.Clone();
            random.Shuffle(parts);

            // Last the one that moves the URL to another setting, which the other has to break before.
            var two = new[] { RandomRequests.Pick(random, parts[0]), RandomRequests.Pick(random, parts[1]) }.OrderBy(static one => one == Ingredient.OtherUrl).ToArray();
            if (Breaking.Apply(two[0], RandomRequests.Create(random)) is not var (once, _) || Breaking.Apply(two[1], once) is not var (twice, _))
            {
                continue;
            }

            all++;
            var (status, warnings) = await _app.SendAsync(twice);

            Assert.That(
                (status, string.Join('\n', warnings.Select(static warning => warning.Id))), Is.EqualTo((HttpStatusCode.Forbidden, $"{ReconfiguredApp.Unexplained}")),
                $"{two[0]}, {two[1]}, {string.Join('\n', warnings.Select(static warning => warning.Message))}: {twice}");
        }

        AssertNothingSupplied();
    }

    private void AssertNothingSupplied()
    {
        var log = string.Join('\n', _app.Lines);
        Assert.That(log, Is.Not.Empty);
        Assert.That(log, Does.Not.Match("example[.]|[.]example").And.Not.Contain(SignedRequest.Secret).And.Not.Contain("//").And.Not.Match("Key[0-9]").And.Not.Match("[A-Za-z0-9+/]{27}="));
    }
}
