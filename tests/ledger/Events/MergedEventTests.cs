using Finsam.Events;

namespace Finsam.Ledger.Tests.Events;

public sealed class MergedEventTests
{
    private static readonly VouchersPosted First =
        new(Guid.NewGuid(), "prov", DateTimeOffset.UnixEpoch, new DateOnly(2017, 6, 1), new DateOnly(2017, 6, 2), 3, 7);

    [Fact]
    public void Vouchers_of_the_same_days_are_told_of_together_under_the_last_ones_identity()
    {
        var later = First with { EventId = Guid.NewGuid(), OccurredAt = DateTimeOffset.UnixEpoch.AddMinutes(1), Vouchers = 2, Position = 9 };
        Assert.Equal(later with { Vouchers = 5 }, First.MergedWith(later));
    }

    [Fact]
    public void The_highest_position_holds_whatever_order_they_come_in() =>
        Assert.Equal(First.Position, ((VouchersPosted)First.MergedWith(First with { Position = 2 })!).Position);

    [Fact]
    public void Vouchers_of_other_days_and_other_events_are_told_of_by_themselves()
    {
        Assert.Null(First.MergedWith(First with { From = new DateOnly(2017, 5, 31) }));
        Assert.Null(First.MergedWith(First with { To = new DateOnly(2017, 6, 3) }));
        Assert.Null(First.MergedWith(new PeriodRegisterPut(Guid.NewGuid(), "prov", First.OccurredAt, "ledger", First.From, First.To, 8)));
    }
}
