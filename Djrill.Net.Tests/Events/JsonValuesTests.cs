using System.Globalization;
using System.Numerics;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>What a value is read as, whatever it should have been.</summary>
internal sealed class JsonValuesTests
{
    private static readonly (object? Value, string? Text, double? Number, long? Integer, bool? Flag)[] Table =
    [
        (null, null, null, null, null),
        ("", null, null, null, null),
        ("x", "x", null, null, null),
        ("7", "7", 7, 7, null),
        (" 1.50 ", " 1.50 ", 1.5, null, null),
        ("1,000", "1,000", null, null, null),
        ("NaN", "NaN", null, null, null),
        ("1e400", "1e400", null, null, null),
        ("1e99999999999", "1e99999999999", null, null, null),
        ("\ud83d", "\ud83d", null, null, null),
        ("True", "True", null, null, true),
        ("0", "0", 0, 0, false),
        (true, null, null, null, true),
        (1L, "1", 1, 1, true),
        (-1L, "-1", -1, -1, null),
        (long.MaxValue, "9223372036854775807", 9223372036854775807d, long.MaxValue, null),
        (new BigInteger(ulong.MaxValue), "18446744073709551615", 18446744073709551615d, null, null),
        (BigInteger.Pow(2, 100), "1267650600228229401496703205376", 1267650600228229401496703205376d, null, null),
        (BigInteger.Pow(10, 400), BigInteger.Pow(10, 400).ToString(CultureInfo.InvariantCulture), null, null, null),
        (12.50m, "12.50", 12.5, null, null),
        (7.0m, "7.0", 7, 7, null),
        (decimal.MaxValue, "79228162514264337593543950335", 79228162514264337593543950335d, null, null),
        (1e300, "1E+300", 1e300, null, null),
        (double.NaN, null, null, null, null),
        (double.PositiveInfinity, null, null, null, null),
        (double.NegativeInfinity, null, null, null, null),
        (7.9228162514264338E+28, "7.922816251426434E+28", 7.9228162514264338E+28, null, null),
    ];

    /// <summary>Numbered, since not every value makes a name.</summary>
    private static IEnumerable<TestCaseData> Values => Table.Select(static (row, place) =>
        new TestCaseData(row.Value, row.Text, row.Number, row.Integer, row.Flag) { TestName = $"Value{place}_{row.Value?.GetType().Name}" });

    [TestCaseSource(nameof(Values))]
    public void Value_IsReadOrNull(object? value, string? text, double? number, long? integer, bool? flag)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonValues.Text(value), Is.EqualTo(text));
            Assert.That(JsonValues.Number(value), Is.EqualTo(number));
            Assert.That(JsonValues.Integer(value), Is.EqualTo(integer));
            Assert.That(JsonValues.Flag(value), Is.EqualTo(flag));
        }
    }

    [Test]
    public void OneOddNumber_ChangesNoOther()
    {
        var read = Received.Event<MandrillMessageEvent>("""{"event":"click","_id":12.50,"ip":1e400,"url":1E+16,"ts":1700000000.1234567,"msg":{"metadata":{"a":1.10,"b":0.1234567890123456789012345678901}}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((read.MessageId, read.Ip, read.Url), Is.EqualTo(("12.50", (string?)null, "10000000000000000")));
            Assert.That(read.Timestamp?.Ticks % TimeSpan.TicksPerSecond, Is.EqualTo(1234567));
            Assert.That(((JValue)read.Data["_id"]!).Value, Is.EqualTo(12.50m));
            Assert.That(((JValue)read.Data["ip"]!).Value, Is.EqualTo(double.PositiveInfinity));
            Assert.That(read.Data["msg"]!["metadata"]!.Select(static member => ((JValue)((JProperty)member).Value).Value), Is.EqualTo(new object[] { 1.10m, 0.12345678901234568 }));
        }
    }

    [TestCase("1700000000", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("\"1700000000\"", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("1700000000.25", "2023-11-14T22:13:20.2500000+00:00")]
    [TestCase("1.7e9", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("0", "1970-01-01T00:00:00.0000000+00:00")]
    [TestCase("253402300799", "9999-12-31T23:59:59.0000000+00:00")]
    [TestCase("253402300800", null)]
    [TestCase("-1", null)]
    [TestCase("1700000000000000000000", null)]
    [TestCase("1e400", null)]
    [TestCase("true", null)]
    [TestCase("\"2023-11-14 22:13:20\"", null)]
    public void Timestamp_IsReadOrNull(string json, string? expected) => Assert.That(
        Received.Args($$"""{"event":"open","ts":{{json}}}""").Event.Timestamp?.ToString("o"), Is.EqualTo(expected));

    [TestCase("\"2023-11-14 22:13:20\"", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("\" 2023-11-14 22:13:20.12345 \"", "2023-11-14T22:13:20.1234500+00:00")]
    [TestCase("\"2023-11-14T22:13:20Z\"", "2023-11-14T22:13:20.0000000+00:00")]
    [TestCase("\"2023-11-14T22:13:20-05:00\"", "2023-11-15T03:13:20.0000000+00:00")]
    [TestCase("\"0001-01-01 00:00:00+14:00\"", null)]
    [TestCase("\"0000-00-00 00:00:00\"", null)]
    [TestCase("\"2023-02-30 00:00:00\"", null)]
    [TestCase("\"10:30\"", null, TestName = "TimeOfDay_IsNoDate")]
    [TestCase("1700000000", null)]
    [TestCase("[]", null)]
    public void Date_IsReadOrNull(string json, string? expected) => Assert.That(
        Received.Event<MandrillSyncEvent>($$$"""{"type":"blacklist","action":"add","reject":{"created_at":{{{json}}}}}""").Entry.CreatedAt?.ToString("o"),
        Is.EqualTo(expected));
}
