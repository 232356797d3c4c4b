using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Posts one voucher.</summary>
internal sealed class PostVoucherHandler(PostingQueue queue)
{
    /// <summary>
    /// Posts a voucher and gives it the next number. Refusals, in order: <c>TextInvalid</c>, <c>DateMalformed</c>, <c>TooFewPostings</c>,
    /// <c>TooMany</c>, <c>AmountZero</c>, <c>AmountTooLarge</c>, <c>DimensionInvalid</c>, <c>QuantityMalformed</c>, <c>VoucherUnbalanced</c>,
    /// <c>RequestIdMissing</c>, <c>TooManyWaiting</c>, <c>RequestIdReused</c>, <c>DateOutsideFiscalYear</c>, <c>AccountUnknown</c>,
    /// <c>ProjectUnknown</c>, <c>ObjectUnknown</c>, <c>AccountClosed</c>, <c>ProjectRequired</c>, <c>ProjectClosed</c>,
    /// <c>ProjectOutsidePeriod</c>, <c>ObjectClosed</c>, <c>ObjectOutsidePeriod</c>, <c>PeriodLocked</c>.
    /// </summary>
    public Task<PostVoucherResponse> PostAsync(PostVoucherRequest request, string postedBy, CancellationToken ct)
    {
        var draft = VoucherDraft.Read(request);
        var key = RequestKey.Of(request.Forbund, request.RequestId, nameof(LedgerService.LedgerServiceBase.PostVoucher), request);
        return queue.PostAsync(new WaitingVoucher(key, draft, postedBy), ct);
    }
}
