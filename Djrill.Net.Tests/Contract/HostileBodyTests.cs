namespace Djrill.Net.Tests.Contract;

/// <summary>Forms that nobody means well with: their answers, and what is delivered all the same.</summary>
internal sealed class HostileBodyTests : HostileFixture
{
    private const string Event = """{"a":1}""";
    private const string Field = "mandrill_events=[" + Event + "]";

    [TestCase("%", Missing)]
    [TestCase("%=%", Missing)]
    [TestCase("mandrill_events%=[{}]", Missing)]
    [TestCase("mandrill_events%5=[{}]", Missing)]
    [TestCase("mandrill_events=%", NotJson)]
    [TestCase("mandrill_events=%%%%%%%%", NotJson)]
    [TestCase("mandrill_events=%zz", NotJson)]
    [TestCase("mandrill_events=[{}]%", NotJson)]
    [TestCase("mandrill_events=[{}]%5", NotJson)]
    [TestCase("mandrill_events=%%5B{}]", NotJson)]
    [TestCase("mandrill_events=%5%42{}]", NotJson, Description = "It decodes to '%5B', which is not decoded again.")]
    public async Task PercentThatEncodesNothing_IsNoPartOfNamesAndJson(string body, string text) => await AssertRefused(body, text);

    [TestCase("%", "%")]
    [TestCase("%4", "%4")]
    [TestCase("%zz", "%zz")]
    [TestCase("%%41", "%A")]
    [TestCase("%4%41", "%4A")]
    [TestCase("%u0041", "%u0041")]
    [TestCase("%+%2B", "% +")]
    public async Task PercentThatEncodesNothing_StaysInTexts(string encoded, string decoded) =>
        await AssertDelivered($$"""mandrill_events=[{"a":"{{encoded}}"}]""", $$"""{"a":"{{decoded}}"}""");

    [TestCase("x=%")]
    [TestCase("x=%4")]
    [TestCase("%")]
    [TestCase("%=%")]
    [TestCase("%zz=%%41")]
    [TestCase("%00=%00")]
    [TestCase("%FF=%C0%80")]
    [TestCase("\0=\0", TestName = "NulInAnotherField_DisturbsNothing")]
    public async Task AnyOtherField_DisturbsNothing(string other)
    {
        await AssertDelivered($"{Field}&{other}", Event);
        await AssertDelivered($"{other}&{Field}", Event);
    }

    [Test]
    public async Task MillionPercents_DisturbNothing() => await AssertDelivered($"x={new string('%', 1_000_000)}&{Field}", Event);

    [Test]
    public async Task BodyCutAnywhere_DeliversNothing()
    {
        const string Whole = "mandrill_events=%5B%7B%22a%22%3A%22%25%22%7D%5D";

        for (var length = 0; length < Whole.Length; length++)
        {
            await AssertRefused(Whole[..length], length < "mandrill_events".Length ? Missing : NotJson);
        }

        await AssertDelivered(Whole, """{"a":"%"}""");
    }

    [Test]
    public async Task MillionSeparators_AreNoFields()
    {
        var separators = new string('&', 1_000_000);

        await AssertRefused(separators, Missing);
        await AssertDelivered(separators + Field + separators, Event);
    }

    [TestCase("Mandrill_Events=[{}]&" + Field)]
    [TestCase(Field + "&Mandrill_Events=[{}]&MANDRILL_EVENTS=no+JSON")]
    [TestCase("m%61ndrill%5fevents=[" + Event + "]&mandrill_event%73%00=[]")]
    public async Task NamesThatDifferInAByte_AreOtherFields(string body) => await AssertDelivered(body, Event);

    [TestCase("m%61ndrill%5fevents=[{}]&" + Field)]
    [TestCase("mandrill_events&" + Field)]
    [TestCase("mandrill_events=%&" + Field)]
    public async Task NamesThatAreEqualOnceDecoded_AreRepeated(string body) => await AssertRefused(body, Repeated);

    [TestCase("mandrill_events%00=[{}]", Missing)]
    [TestCase("%00mandrill_events=[{}]", Missing)]
    [TestCase("mandrill_events=%00[{}]", NotJson)]
    [TestCase("mandrill_events=[{}]%00", NotJson)]
    [TestCase("mandrill_events=[%00{}]", NotJson)]
    [TestCase("mandrill_events=[{\"a\":\"%00\"}]", NotJson)]
    [TestCase("mandrill_events=[{\"a%00\":1}]", NotJson)]
    [TestCase("mandrill_events=[{\"a\":\"\0\"}]", NotJson, TestName = "NulInAText_IsRefused")]
    [TestCase("mandrill_events\0=[{}]", Missing, TestName = "NulInAName_IsRefused")]
    public async Task Nul_IsRefused(string body, string text) => await AssertRefused(body, text);

    [TestCase("%EF%BB%BFmandrill_events=[{}]", Missing)]
    [TestCase("\u00ef\u00bb\u00bfmandrill_events=[{}]", Missing, TestName = "ByteOrderMarkBeforeTheForm_IsRefused")]
    [TestCase("mandrill_events=%FF%FE[%00]%00", NotJson)]
    [TestCase("mandrill_events=[%EF%BB%BF{}]", NotJson)]
    [TestCase("mandrill_events=[{}]%EF%BB%BF", NotJson)]
    public async Task ByteOrderMark_IsRefused(string body, string text) => await AssertRefused(body, text);

    [Test]
    public async Task ByteOrderMarkInAText_IsKept() =>
        await AssertDelivered("""mandrill_events=[{"%EF%BB%BF":"%EF%BB%BFa"}]""", "{\"\ufeff\":\"\ufeffa\"}");
}
