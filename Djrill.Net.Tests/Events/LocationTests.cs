using System.Globalization;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class LocationTests
{
    [TestCase("90", "-180", 90d, -180d)]
    [TestCase("-90", "180", -90d, 180d)]
    [TestCase("90.1", "180.1", null, null)]
    [TestCase("-90.1", "-180.1", null, null)]
    public void Degrees_AreThoseOfTheEarth(string latitude, string longitude, double? expectedLatitude, double? expectedLongitude)
    {
        var json = string.Create(
            CultureInfo.InvariantCulture, $$$"""{"event":"open","location":{"latitude":{{{latitude}}},"longitude":{{{longitude}}}},"msg":{}}""");

        var location = ((MandrillMessageEvent)MandrillEvent.Parse(json)).Location;

        Assert.That((location?.Latitude, location?.Longitude), Is.EqualTo((expectedLatitude, expectedLongitude)));
    }
}
