using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

internal sealed class QueryTextTests
{
    [TestCase("?a=1&b=2", "?b=2&a=1", "query order")]
    [TestCase("?a=%2f", "?a=%2F", "query encoding")]
    [TestCase("?a=x%20y", "?a=x+y", "query encoding")]
    [TestCase("?a=%7E", "?a=~", "query encoding")]
    [TestCase("?a=1&b=%2f", "?b=%2F&a=1", "query")]
    [TestCase("", "?a=1", "query")]
    [TestCase("?a=1", "?a=2", "query")]
    public void Difference_HasOneWord(string one, string other, string word) => Assert.That(QueryText.Compare(one, other), Is.EqualTo(word));

    [Test]
    public void Orders_AreAllOrdersOfAFewParameters()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(QueryText.Orders("?a&b&c"), Is.EquivalentTo(["?a&b&c", "?a&c&b", "?b&a&c", "?b&c&a", "?c&a&b", "?c&b&a"]));
            Assert.That(QueryText.Orders("?1&2&3&4").Count(), Is.EqualTo(24));
            Assert.That(QueryText.Orders("?1&2&3&4&5"), Is.Empty, "120 orders are too many.");
            Assert.That(QueryText.Orders("?a"), Is.Empty);
            Assert.That(QueryText.Orders(""), Is.Empty);
        }
    }

    [Test]
    public void QueriesWithoutOneParameter_AreAllOfThem()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(QueryText.WithoutOne("?a=1&b&c"), Is.EqualTo(["?b&c", "?a=1&c", "?a=1&b"]));
            Assert.That(QueryText.WithoutOne("?a"), Is.Empty);
            Assert.That(QueryText.WithoutOne("?1&2&3&4&5&6&7&8&9"), Is.Empty);
        }
    }

    [TestCase("?a=%2f", "?a=%2F")]
    [TestCase("?a=%C3%A9", "?a=%c3%a9")]
    [TestCase("?a=x%20y", "?a=x+y")]
    [TestCase("?a=x+y", "?a=x%20y")]
    [TestCase("?a=x/y", "?a=x%2Fy")]
    [TestCase("?a=(b)", "?a=%28b%29")]
    [TestCase("?a=(b) c", "?a=(b)+c")]
    [TestCase("?a=%2Fx%26", "?a=/x&")]
    [TestCase("?a=1&amp;b=2", "?a=1&b=2")]
    public void Encodings_HaveThatOfAProxy(string received, string original) => Assert.That(QueryText.Encodings(received), Has.Some.EqualTo(original));
}
