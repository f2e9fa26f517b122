using System.Text;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>Members are found by their names, whatever else is there.</summary>
internal sealed class MemberNamesTests
{
    private static readonly MemberNames Names = new("a msg ip ua");

    [TestCase("""{"a":1}""", "1 - - -", true)]
    [TestCase("""{"ua":[1,{"a":2}],"ip":"x"}""", """- - "x" [1,{"a":2}]""", true)]
    [TestCase("""{ "a" : 1 , "a" : 2 }""", "2 - - -", true, TestName = "RepeatedName_HasItsLastValue")]
    [TestCase("""{"\u006d\u0073\u0067":{}}""", "- {} - -", true, TestName = "EscapedName_IsFound")]
    [TestCase("""{"\u006d\u0073\u0067x":{},"\\a":1}""", "- - - -", true, TestName = "OtherEscapedName_IsNotFound")]
    [TestCase("""{"":1,"A":2,"msgs":3,"ms":4,"a longer name than any of them":5}""", "- - - -", true)]
    [TestCase("{}", "- - - -", false)]
    [TestCase("[]", "- - - -", false)]
    [TestCase("""["a",1]""", "- - - -", false)]
    [TestCase("\"a\"", "- - - -", false)]
    public void Members_AreFound(string json, string expected, bool expectedMembers)
    {
        var bytes = Encoding.UTF8.GetBytes($" {json} ");
        var pieces = new JsonPiece[Names.Count];

        var end = Names.Locate(bytes, 1, pieces, out var hasMembers);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(end, Is.EqualTo(bytes.Length - 1));
            Assert.That(hasMembers, Is.EqualTo(expectedMembers));
            Assert.That(
                string.Join(' ', pieces.Select(piece => piece.Length == 0 ? "-" : Encoding.UTF8.GetString(piece.Of(bytes)))), Is.EqualTo(expected));
        }
    }

    [TestCase("{\"a\":1", 64)]
    [TestCase("{\"a\" 1}", 64)]
    [TestCase("{a:1}", 64)]
    [TestCase("{\"a\":1,}", 64)]
    [TestCase("{\"a\":1 \"msg\":2}", 64)]
    [TestCase("[1", 64)]
    [TestCase("{\"a\":{}}", 1)]
    [TestCase("{}", 0)]
    [TestCase("[]", 0)]
    public void InvalidValue_HasNoEnd(string json, int depth) => Assert.That(
        Names.Locate(Encoding.UTF8.GetBytes(json), 0, new JsonPiece[Names.Count], out _, depth), Is.EqualTo(JsonScanner.Invalid));

    [TestCase("{\"a\":{}}", 2)]
    [TestCase("{}", 1)]
    [TestCase("[]", 1)]
    [TestCase("1", 0)]
    public void ValueOfAsManyLevels_HasItsEnd(string json, int depth) => Assert.That(
        Names.Locate(Encoding.UTF8.GetBytes(json), 0, new JsonPiece[Names.Count], out _, depth), Is.EqualTo(json.Length));
}
