using System.Globalization;
using System.Numerics;
using System.Text;
using Djrill.Net.Events;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Events;

internal sealed class JsonNumberTests
{
    [TestCase("0")]
    [TestCase("-0.0")]
    [TestCase("1")]
    [TestCase("123456789012345678901234567890123456789")]
    [TestCase("0.0000000000000000000000000001")]
    [TestCase("9999999999999999999999999999.0")]
    [TestCase("1.2345678901234567890123456780000000000000")]
    [TestCase("100000000000000000000000000000000000e-20")]
    [TestCase("12.5E+10")]
    public void NumberThatDecimalHolds_Fits(string number) => Assert.That(Fits(number), Is.True);

    [TestCase("0.00000000000000000000000000001")]
    [TestCase("1e28")]
    [TestCase("1.5e-28")]
    [TestCase("0.12345678901234567890123456789")]
    [TestCase("1e400")]
    [TestCase("0e30")]
    [TestCase("0.008e30")]
    [TestCase("-0.0000000000000000000000000000008e29")]
    [TestCase("0.000e-2147483647")]
    [TestCase("0e999999999999", TestName = "ExponentThatIsNoNumber_DoesNotFit")]
    [TestCase("1e-99999999999999999999")]
    [TestCase("1234567890.12345678901234567890")]
    public void NumberThatDecimalDoesNotHold_DoesNotFit(string number) => Assert.That(Fits(number), Is.False);

    [Test]
    [Category(RandomCases.Category)]
    public void WhatFits_IsReadByNewtonsoftWithItsExactValue([Values] SeedKind kind)
    {
        var (random, count) = (RandomCases.Create(kind), RandomCases.CountFor(kind, 5_000));
        var fitting = 0;
        for (var i = 0; i < count; i++)
        {
            var text = Number(random);
            if (!Fits(text))
            {
                continue;
            }

            fitting++;
            using var reader = new JsonTextReader(new StringReader(text)) { FloatParseHandling = FloatParseHandling.Decimal };
            reader.Read();
            var expected = Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!;
            Assert.That(Exact(expected), Is.EqualTo(Exact(text)), text);
            Assert.That(Read(text), Is.EqualTo(expected), text);
        }

        Assert.That(fitting, Is.GreaterThan(count / 5));
    }

    [TestCase("0.00000000000000000000000000000", "0.0")]
    [TestCase("1000000000000000000E-29", "0.00000000001")]
    [TestCase("0.10000000000000000000000000000000", "0.1")]
    [TestCase("0.1000000000000000000000000000", "0.1000000000000000000000000000")]
    [TestCase("1.10", "1.10")]
    public void ZerosAtTheEnd_StayWhereNewtonsoftKeepsThem(string number, string expected) => Assert.That(Read(number), Is.EqualTo(expected));

    private static string Read(string number) => ((IFormattable)JsonNumber.Read(Encoding.ASCII.GetBytes(number))).ToString(null, CultureInfo.InvariantCulture);

    private static bool Fits(string number) => JsonNumber.AllFitDecimal(Encoding.ASCII.GetBytes(number));

    private static string Number(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "-" : "");
        text.Append(random.Next(2) == 0 ? "0" : random.Next(1, 10).ToString(CultureInfo.InvariantCulture) + Digits(random.Next(16)));
        text.Append('.').Append('0', random.Next(4) * random.Next(10)).Append(Digits(random.Next(1, 20)));
        text.Append('0', random.Next(4) * random.Next(10));
        return (random.Next(2) == 0 ? text : text.Append(CultureInfo.InvariantCulture, $"e{random.Next(-45, 45)}")).ToString();

        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
    }

    /// <summary>The number's value as a whole number of units of 10^-100.</summary>
    private static BigInteger Exact(string number)
    {
        var parts = number.ToUpperInvariant().Split('E');
        var mantissa = parts[0].Split('.');
        var fraction = mantissa.Length == 2 ? mantissa[1] : "";
        var exponent = (parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - fraction.Length;
        return BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture) * BigInteger.Pow(10, 100 + exponent);
    }
}
