using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

internal sealed class MessageIdsTests
{
    [TestCase("<a@b.example>", "a@b.example")]
    [TestCase(" \t<a@b.example>\r\n", "a@b.example")]
    [TestCase("\r\n <a@b.example>", "a@b.example", TestName = "IdBehindAFold_IsRead")]
    [TestCase("<a@b.\r\n example>", "a@b.example", TestName = "FoldedId_IsJoined")]
    [TestCase("<a@b.example\0>", "a@b.example", TestName = "ControlCharacterInAnId_IsIgnored")]
    [TestCase("=?utf-8?Q?=3Ca=40b=2Eexample=3E?=", "a@b.example", TestName = "EncodedId_IsDecoded")]
    [TestCase("=?us-ascii?Q?=3Ca=40b?=\r\n =?us-ascii?Q?=2Eexample=3E?=", "a@b.example", TestName = "IdFoldedAsEncodedWords_IsJoined")]
    [TestCase("=?utf-8?B?PGFAYi5leGFtcGxlPg?=", "a@b.example", TestName = "EncodedIdWithoutPadding_IsDecoded")]
    [TestCase("<=?utf-8?Q?a=40b.example?=>", "a@b.example", TestName = "EncodedWordInBrackets_IsDecoded")]
    [TestCase("<a@b.example> (added by postmaster@relay.example)", "a@b.example", TestName = "CommentBehindAnId_IsIgnored")]
    [TestCase("(see <x@y> (and <z@y>) \\) ) <a@b.example>", "a@b.example", TestName = "CommentBeforeAnId_IsIgnored")]
    [TestCase("a@b.example (comment)", "a@b.example", TestName = "CommentBehindAnIdWithoutBrackets_IsIgnored")]
    [TestCase("Message of \"Joe <x@y>\" <a@b.example>", "a@b.example", TestName = "QuotedName_IsIgnored")]
    [TestCase("\"<a@b.example>\"", "a@b.example", TestName = "QuotedId_IsRead")]
    [TestCase("(<a@b.example>)", "a@b.example", TestName = "IdInAComment_IsReadWhereThereIsNoOther")]
    [TestCase("( <a@b.example>", "a@b.example", TestName = "OpenParenthesis_IsIgnored")]
    [TestCase("<\"a(b\"@c.example> <d@c.example>", "\"a(b\"@c.example", TestName = "ParenthesisInBrackets_BelongsToTheId")]
    [TestCase("<>", null)]
    [TestCase("()", null)]
    [TestCase("<a@b", null)]
    public void Id_IsRead(string header, string? id)
    {
        var email = Email(header);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.MessageId, Is.EqualTo(id));
            Assert.That(email.InReplyTo, Is.EqualTo(id));
            Assert.That(email.References.Take(1), id is null ? Is.Empty : Is.EqualTo([id]));
        }
    }

    [Test]
    public void References_AreReadInTheirOrder() => Assert.That(
        Email("<1@a>\r\n\t=?utf-8?Q?=3C2=40a=3E_=3C3?= =?UTF-8?B?QGE+?= (x) <4@a>,<5@\r\n a>").References,
        Is.EqualTo(["1@a", "2@a", "3@a", "4@a", "5@a"]));

    private static MandrillInboundEvent Email(string header) => Received.Event<MandrillInboundEvent>(new JObject
    {
        ["event"] = "inbound",
        ["msg"] = new JObject { ["headers"] = new JObject { ["Message-Id"] = header, ["In-Reply-To"] = header, ["References"] = header } },
    }.ToString(Formatting.None));
}
