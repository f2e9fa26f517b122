using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class BytePackingTests
{
    [TestCase(0b0000_0000, 0x0ul)]
    [TestCase(0b0000_0001, 0x0ul)]
    [TestCase(0b0000_0010, 0x1ul)]
    [TestCase(0b0000_0011, 0x01_00ul)]
    [TestCase(0b1010_0001, 0x07_05_00ul)]
    [TestCase(0b1111_1111, 0x07_06_05_04_03_02_01_00ul)]
    public void KeptBytes_StandTogetherFromTheLowestOn(int kept, ulong expected) => Assert.That(BytePacking.IndexesOf(kept), Is.EqualTo(expected));
}
