using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Djrill.Net.Tests.Package;

/// <summary>Each room of the package uses only the rooms above it.</summary>
internal sealed class ArchitectureTests
{
    /// <summary>The order of the rooms. The root holds the wiring, so it may use all of them.</summary>
    private static readonly string[] Order =
        ["Events", "Protocol", "Diagnostics", "Configuration", "Delivery", "Inbox", "Http", "Testing", "Inspector", PackageSource.RootRoom];

    [Test]
    public void Rooms_UseOnlyTheRoomsAboveThem()
    {
        var uses = PackageSource.FindUses();
        TestContext.Out.WriteLine(Describe(uses));

        Assert.That(
            uses.Where(static use => Array.IndexOf(Order, use.UsedRoom) > Array.IndexOf(Order, use.Room)).Select(static use => use.ToString()),
            Is.Empty);
    }

    [Test]
    public void Rooms_AreThoseOfTheOrder() => Assert.That(PackageSource.Files.Select(PackageSource.RoomOf).Distinct(), Is.SubsetOf(Order));

    [Test]
    public void ProtocolAndEvents_KnowNoHttp() => Assert.That(
        PackageSource.Trees.Where(static tree => PackageSource.RoomOf(tree.FilePath) is "Protocol" or "Events").Select(static tree => tree.ToString()),
        Is.Not.Empty.And.None.Contains("AspNetCore"));

    [TestCaseSource(typeof(PackageSource), nameof(PackageSource.Files))]
    public void Namespace_FollowsTheRoom(string file)
    {
        var room = PackageSource.RoomOf(file);
        var root = PackageSource.Tree(file).GetCompilationUnitRoot();
        var isPublic = root.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Any(static member => member.Parent is BaseNamespaceDeclarationSyntax && member.Modifiers.Any(static word => word.ValueText == "public"));
        var expected = room == PackageSource.RootRoom || (isPublic && room is not ("Events" or "Testing")) ? "Djrill.Net" : $"Djrill.Net.{room}";

        Assert.That(root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(static space => space.Name.ToString()), Is.EqualTo([expected]));
    }

    [Test]
    public void Compilation_KnowsEverySymbol() => Assert.That(PackageSource.Errors, Is.Empty);

    private static string Describe(IReadOnlyList<RoomUse> uses)
    {
        var counts = uses.CountBy(static use => (use.Room, use.UsedRoom)).ToDictionary();
        var rows = Order.Where(room => uses.Any(use => use.Room == room || use.UsedRoom == room)).ToList();
        var width = rows.Max(static room => room.Length) + 2;
        var lines = rows.Select(room => room.PadRight(width)
            + string.Concat(rows.Select(used => $"{counts.GetValueOrDefault((room, used))}".PadLeft(width))));
        return string.Join('\n', ["uses".PadRight(width) + string.Concat(rows.Select(room => room.PadLeft(width))), .. lines]);
    }
}
