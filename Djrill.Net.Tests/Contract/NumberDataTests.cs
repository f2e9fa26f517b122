using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract;

/// <summary>Numbers in <c>Data</c> keep their digits.</summary>
internal sealed class NumberDataTests
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("0.1", "0.1")]
    [TestCase("35.4675598145", "35.4675598145")]
    [TestCase("-97.5164337158", "-97.5164337158")]
    [TestCase("1.10", "1.10")]
    [TestCase("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("-2.6", "-2.6")]
    [TestCase("1.0e+25", "10000000000000000000000000.0")]
    [TestCase("5E-3", "0.005")]
    [TestCase("7", "7")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("-9223372036854775809", "-9223372036854775809")]
    [TestCase("123456789012345678901234567890123456789", "123456789012345678901234567890123456789")]
    public async Task Number_KeepsItsDigits(string sent, string expected)
    {
        var value = await ReadAsync(sent);

        Assert.That(value.ToString(Formatting.None), Is.EqualTo(expected));
    }

    [TestCase("1e-30", 1e-30)]
    [TestCase("1e300", 1e300)]
    [TestCase("0e30", 0d)]
    [TestCase("0.008e30", 0.008e30)]
    [TestCase("-1.5e-300", -1.5e-300)]
    public async Task NumberBeyondDecimal_IsADouble(string sent, double expected)
    {
        var value = (JValue)await ReadAsync(sent);

        Assert.That(value.Value, Is.EqualTo(expected));
    }

    [Test]
    public async Task IntegerBeyond64Bits_IsABigInteger()
    {
        var value = (JValue)await ReadAsync("18446744073709551616");

        Assert.That(value.Value, Is.EqualTo(BigInteger.Pow(2, 64)));
    }

    [Test]
    public async Task IntegerThatNewtonsoftRefuses_IsAnInfiniteDouble()
    {
        var value = (JValue)await ReadAsync(new string('9', 500));

        Assert.That(value.Value, Is.EqualTo(double.PositiveInfinity));
    }

    private async Task<JToken> ReadAsync(string json)
    {
        using var recording = Subscription.Record(out var events);
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned($$"""[{"value":{{json}}}]"""));
        return events.Single().Data["value"]!;
    }
}
