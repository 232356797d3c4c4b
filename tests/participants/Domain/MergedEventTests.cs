using Finsam.Events;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

public sealed class MergedEventTests
{
    private static readonly ParticipationsChanged Open =
        new(Guid.NewGuid(), "prov", DateTimeOffset.UnixEpoch, new DateOnly(2017, 6, 1), To: null, 3, 7);

    private static readonly ParticipationsChanged Closed = Open with { To = new DateOnly(2017, 9, 30) };

    [Fact]
    public void Open_participations_are_told_of_together_from_the_earliest_day_on_under_the_last_ones_identity()
    {
        var later = Open with { EventId = Guid.NewGuid(), From = new DateOnly(2017, 8, 1), Participations = 2, Position = 9 };
        Assert.Equal(later with { From = Open.From, Participations = 5 }, Open.MergedWith(later));
        Assert.Equal(Open with { Participations = 5, Position = 9 }, later.MergedWith(Open));
    }

    [Fact]
    public void Closed_participations_of_the_same_days_are_told_of_together() =>
        Assert.Equal(Closed with { Participations = 6 }, Closed.MergedWith(Closed));

    [Fact]
    public void Those_of_other_days_and_other_events_are_told_of_by_themselves()
    {
        Assert.Null(Closed.MergedWith(Closed with { From = new DateOnly(2017, 5, 31) }));
        Assert.Null(Closed.MergedWith(Closed with { To = new DateOnly(2017, 10, 1) }));
        Assert.Null(Closed.MergedWith(Open));
        Assert.Null(Open.MergedWith(new PeriodRegisterPut(Guid.NewGuid(), "prov", Open.OccurredAt, "participants", Open.From, Open.From, 8)));
    }
}
