using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>
/// Every setting, in every state, from every origin, at start and by a change: no unsigned post is accepted while a key or a
/// URL is configured, and no change makes the webhook answer 500. The test prints the table.
/// </summary>
[Subscribed]
internal sealed class SettingsMatrixTests
{
    private readonly StringBuilder _table = new();
    private readonly List<string> _failures = [];

    [TearDown]
    public void Print()
    {
        TestContext.Out.WriteLine(_table);
        _table.Clear();
        _failures.Clear();
    }

    [Test]
    public async Task AtStart_NoUnsignedPostIsAcceptedWithAKeyOrAUrl([Values] SettingsOrigin origin)
    {
        foreach (var (row, state) in Cells(origin))
        {
            var settings = row.In(state);
            var answer = await StartAsync(origin, settings);
            Add(row, state, origin, "start", answer, isRight: answer?.Unsigned != HttpStatusCode.OK || !SettingRow.HasKeyOrUrl(settings));
        }

        Assert.That(_failures, Is.Empty);
    }

    [Test]
    public async Task ByChange_NoUnsignedPostIsAcceptedAndNothingIsAnswered500([Values] SettingsOrigin origin)
    {
        await using var app = new SettingsApp(origin);
        await app.StartAsync(SettingRow.All[0].Valid());
        foreach (var (row, state) in Cells(origin))
        {
            app.Replace(row.Valid());
            var valid = await app.PostBothAsync();
            app.Replace(row.In(state));
            var answer = await app.PostBothAsync();
            app.Replace(row.Valid());
            var mended = await app.PostBothAsync();

            var isRight = valid == (HttpStatusCode.Forbidden, HttpStatusCode.OK)
                && answer.Unsigned == HttpStatusCode.Forbidden && answer.Signed is HttpStatusCode.OK or HttpStatusCode.Forbidden
                && mended == valid;
            Add(row, state, origin, "change", answer, isRight);
        }

        Assert.That(_failures, Is.Empty);
        Assert.That(app.Refusals, Is.GreaterThan(20), "the changes reached the application");
    }

    /// <summary>Code has no values of a wrong type, and blank ones of texts only.</summary>
    private static IEnumerable<(SettingRow Row, SettingState State)> Cells(SettingsOrigin origin) =>
        from row in SettingRow.All
        from state in Enum.GetValues<SettingState>()
        where origin is not (SettingsOrigin.Code or SettingsOrigin.PlainCode)
            || state is SettingState.Absent or SettingState.Conflicting
            || (state != SettingState.WrongType && row.IsText)
        select (row, state);

    private static async Task<(HttpStatusCode Unsigned, HttpStatusCode Signed)?> StartAsync(SettingsOrigin origin, Dictionary<string, string?> settings)
    {
        await using var app = new SettingsApp(origin);
        try
        {
            await app.StartAsync(settings);
        }
        catch (OptionsValidationException)
        {
            return null;
        }

        return await app.PostBothAsync();
    }

    private void Add(
        SettingRow row, SettingState state, SettingsOrigin origin, string when, (HttpStatusCode Unsigned, HttpStatusCode Signed)? answer, bool isRight)
    {
        var answers = answer is { } given ? $"unsigned {(int)given.Unsigned}, signed {(int)given.Signed}" : "does not start";
        var line = $"{row.Name,-25} {state,-12} {origin,-13} {when,-7} {answers}";
        _table.AppendLine(line);
        if (!isRight)
        {
            _failures.Add(line);
        }
    }
}
