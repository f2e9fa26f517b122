using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class FormFieldsTests
{
    [TestCase("", BodyError.MissingEvents)]
    [TestCase("a=1 mandrill_event=2 Mandrill_events=3 mandrill_events2=4", BodyError.MissingEvents)]
    [TestCase("a=1 mandrill_events=2 b=3", null)]
    [TestCase("mandrill_events=1 mandrill_events=1", BodyError.RepeatedEvents)]
    public void OneFieldHoldsTheEvents(string fields, object? error)
    {
        Assert.That(Form(fields).FindEvents(out var found), Is.EqualTo(error));
        if (error is null)
        {
            Assert.That(Show(found), Is.EqualTo("mandrill_events=2"));
        }
    }

    [TestCase("mandrill_events=[]", true)]
    [TestCase("mandrill_events=", false)]
    [TestCase("mandrill_events=[", false)]
    [TestCase("mandrill_events=[1]", false)]
    [TestCase("mandrill_events={}", false)]
    [TestCase("mandrill_event=[]", false)]
    [TestCase("mandrill_events=[] a=1", false)]
    [TestCase("a=1 mandrill_events=[]", false)]
    [TestCase("", false)]
    public void Handshake_IsTheEmptyBatchAlone(string fields, bool expected) => Assert.That(Form(fields).IsHandshake, Is.EqualTo(expected));

    [Test]
    public void SortedFields_StandInOrdinalOrder_EqualNamesInTheOrderSent() =>
        Assert.That(Form("b=1 a=2 B=3 a=1 aa=4 =5").Sorted.Select(Show), Is.EqualTo(["=5", "B=3", "a=2", "a=1", "aa=4", "b=1"]));

    [Test]
    public void SentFields_KeepTheirOrder() => Assert.That(Form("b=1 a=2").Sent.Select(Show), Is.EqualTo(["b=1", "a=2"]));

    [Test]
    public void MissingText_IsEmpty() => Assert.That(FormFields.FromStrings([new(null!, null!)]).Sent.Select(Show), Is.EqualTo(["="]));

    private static FormFields Form(string fields) => FormFields.FromStrings(fields
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(static field => field.Split('='))
        .Select(static field => KeyValuePair.Create(field[0], field[1])));

    private static string Show(FormField field) => $"{Encoding.UTF8.GetString(field.Name)}={Encoding.UTF8.GetString(field.Value.Span)}";
}
