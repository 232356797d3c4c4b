using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.PostVoucher;

/// <summary>A voucher that waits to be posted, and its caller's answer.</summary>
/// <param name="key">Key of the request.</param>
/// <param name="draft">What is to be posted.</param>
/// <param name="postedBy">The token's subject.</param>
internal sealed class WaitingVoucher(RequestKey key, VoucherDraft draft, string postedBy)
{
    private readonly TaskCompletionSource<PostVoucherResponse> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isTaken;

    /// <summary>Key of the request.</summary>
    public RequestKey Key { get; } = key;

    /// <summary>What is to be posted.</summary>
    public VoucherDraft Draft { get; } = draft;

    /// <summary>The token's subject.</summary>
    public string PostedBy { get; } = postedBy;

    /// <summary>What the caller is told; ends when the voucher is posted for good, or refused, or the caller has left.</summary>
    public Task<PostVoucherResponse> Answer => answer.Task;

    /// <summary>Takes it to be posted; false when the caller has left. From then on it is posted whether or not the caller stays.</summary>
    public bool Take() => Interlocked.Exchange(ref isTaken, 1) == 0;

    /// <summary>The caller goes away: it is not posted, unless it has been taken.</summary>
    public void Leave(CancellationToken ct)
    {
        if (Take())
        {
            answer.TrySetCanceled(ct);
        }
    }

    /// <summary>Tells the caller.</summary>
    public void Tell(Task<PostVoucherResponse> outcome) => answer.TrySetFromTask(outcome);

    /// <summary>Tells the caller that it failed.</summary>
    public void Fail(Exception error) => answer.TrySetException(error);
}
