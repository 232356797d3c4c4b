using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.PostVoucher;

/// <summary>
/// Gathers vouchers by förbund: what waits when the förbund's writer becomes free is written together, in one transaction. A voucher that
/// comes while the writer is idle is written at once. Other instances of the service have queues of their own; the chain's lock orders them.
/// </summary>
internal sealed class PostingQueue(GroupWriter writer)
{
    private const int LongestQueue = 1000;
    private const int LargestGroup = 100;
    private const int MostRowsOfGroup = 20_000;

    private readonly Lock gate = new();

    // A förbund is here as long as its writer is at work.
    private readonly Dictionary<string, Queue<WaitingVoucher>> queues = new(StringComparer.Ordinal);

    /// <summary>Posts a voucher. A caller that goes away before its group is begun takes the voucher along.</summary>
    /// <exception cref="RefusedException"><see cref="LedgerReason.TooManyWaiting"/>, or what posting it refuses.</exception>
    public async Task<PostVoucherResponse> PostAsync(WaitingVoucher voucher, CancellationToken ct)
    {
        Add(voucher);
        await using var leaving = ct.UnsafeRegister(_ => voucher.Leave(ct), null);
        return await voucher.Answer;
    }

    private void Add(WaitingVoucher voucher)
    {
        var forbund = voucher.Key.Forbund;
        lock (gate)
        {
            if (queues.TryGetValue(forbund, out var queue))
            {
                if (queue.Count >= LongestQueue)
                {
                    throw new RefusedException(new Refusal(
                        LedgerReason.TooManyWaiting, "", $"{LongestQueue} verifikationer väntar redan på att bokföras.", "samma begäran om en stund"));
                }

                queue.Enqueue(voucher);
                return;
            }

            queues.Add(forbund, new Queue<WaitingVoucher>([voucher]));
        }

        // The writer works for many callers: nothing of the first one's is to follow it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => WriteAsync(forbund));
        }
    }

    private async Task WriteAsync(string forbund)
    {
        while (TakeGroup(forbund) is { Count: > 0 } group)
        {
            await writer.WriteAsync(forbund, group);
        }
    }

    private List<WaitingVoucher> TakeGroup(string forbund)
    {
        var group = new List<WaitingVoucher>();
        var rows = 0;
        lock (gate)
        {
            var queue = queues[forbund];
            while (group.Count < LargestGroup
                && queue.TryPeek(out var next)
                && (group.Count == 0 || rows + next.Draft.Rows.Count <= MostRowsOfGroup))
            {
                queue.Dequeue();
                if (next.Take())
                {
                    group.Add(next);
                    rows += next.Draft.Rows.Count;
                }
            }

            if (group.Count == 0)
            {
                queues.Remove(forbund);
            }
        }

        return group;
    }
}
