using Finsam.Participants.Domain;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

public class BandTests
{
    [Theory]
    [InlineData("16-29", 16, 30)]
    [InlineData("0-0", 0, 1)]
    public void Both_ends_of_a_label_belong_to_the_band(string label, int low, int high) =>
        Assert.Equal(new Band(low, high), Band.FromLabel(label));

    [Theory]
    [InlineData("Under tre år")]
    [InlineData("16-")]
    [InlineData("16–29")]
    [InlineData("1-2-3")]
    public void Other_labels_are_no_bands(string label) => Assert.Null(Band.FromLabel(label));

    [Fact]
    public void Bands_that_only_meet_do_not_overlap()
    {
        Assert.False(new Band(0, 3).Overlaps(new Band(3, 6)));
        Assert.True(new Band(0, 3).Overlaps(new Band(2.5m, null)));
        Assert.True(new Band(null, null).Overlaps(new Band(100, null)));
    }
}
