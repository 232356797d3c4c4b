using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Tests.PostVoucher;

public sealed class WaitingVoucherTests
{
    [Fact]
    public void A_caller_that_leaves_before_its_group_begins_takes_the_voucher_along()
    {
        var voucher = Make();
        voucher.Leave(new CancellationToken(canceled: true));
        Assert.False(voucher.Take());
        Assert.True(voucher.Answer.IsCanceled);
    }

    [Fact]
    public async Task A_voucher_that_has_been_taken_is_answered_though_its_caller_leaves()
    {
        var voucher = Make();
        Assert.True(voucher.Take());
        voucher.Leave(new CancellationToken(canceled: true));
        voucher.Tell(Task.FromResult(new PostVoucherResponse { Number = 7 }));
        Assert.Equal(7, (await voucher.Answer).Number);
    }

    private static WaitingVoucher Make() =>
        new(new RequestKey("prov", "begäran", "PostVoucher", []), new VoucherDraft("A", new DateOnly(2017, 6, 1), "Prov", []), "prov");
}
