using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.PostVoucher;

/// <summary>
/// Gathers vouchers: what waits when the writer becomes free is written together, in one transaction, each förbund in its turn so that none
/// crowds out the others. A voucher that comes while the writer is idle is written at once. A förbund whose chain another transaction holds,
/// such as an import, waits for it by itself and keeps nobody else waiting.
/// </summary>
internal sealed class PostingQueue(GroupWriter writer)
{
    private const int LongestQueue = 1000;
    private const int LargestGroup = 100;
    private const int MostRowsOfGroup = 20_000;

    private readonly Lock gate = new();

    // The förbund that have vouchers waiting, or wait by themselves.
    private readonly Dictionary<string, ForbundQueue> queues = new(StringComparer.Ordinal);

    // Those of them whose turn it will be.
    private readonly Queue<ForbundQueue> turns = [];
    private bool isWriting;

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
        lock (gate)
        {
            if (!queues.TryGetValue(voucher.Key.Forbund, out var queue))
            {
                queue = new ForbundQueue(voucher.Key.Forbund);
                queues.Add(queue.Forbund, queue);
                turns.Enqueue(queue);
            }

            if (queue.Vouchers.Count >= LongestQueue)
            {
                throw new RefusedException(new Refusal(
                    LedgerReason.TooManyWaiting, "", $"{LongestQueue} verifikationer väntar redan på att bokföras.", "samma begäran om en stund"));
            }

            queue.Vouchers.Enqueue(voucher);
            if (isWriting || queue.WaitsByItself)
            {
                return;
            }

            isWriting = true;
        }

        Start(WriteAsync);
    }

    // A writer works for many callers: nothing of the first one's is to follow it.
    private static void Start(Func<Task> write)
    {
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(write);
        }
    }

    private async Task WriteAsync()
    {
        while (TakeGroup() is { Count: > 0 } group)
        {
            foreach (var held in (await writer.WriteAsync(group, waits: false)).GroupBy(voucher => voucher.Key.Forbund))
            {
                SetApart(held.Key, [.. held]);
            }
        }
    }

    private void SetApart(string forbund, List<WaitingVoucher> held)
    {
        ForbundQueue? queue;
        lock (gate)
        {
            if (!queues.TryGetValue(forbund, out queue))
            {
                queue = new ForbundQueue(forbund);
                queues.Add(forbund, queue);
            }

            queue.WaitsByItself = true;
        }

        Start(() => WriteByItselfAsync(queue, held));
    }

    private async Task WriteByItselfAsync(ForbundQueue queue, IReadOnlyList<WaitingVoucher> held)
    {
        for (var group = held; group.Count > 0; group = TakeGroupOf(queue))
        {
            await writer.WriteAsync(group, waits: true);
        }
    }

    private List<WaitingVoucher> TakeGroup()
    {
        var group = new Group();
        lock (gate)
        {
            while (turns.TryPeek(out var queue))
            {
                if (queue.WaitsByItself)
                {
                    turns.Dequeue();
                    continue;
                }

                if (queue.Vouchers.TryPeek(out var next) && !group.Fits(next))
                {
                    break;
                }

                turns.Dequeue();
                if (queue.Vouchers.TryDequeue(out next))
                {
                    group.Take(next);
                    turns.Enqueue(queue);
                }
                else
                {
                    queues.Remove(queue.Forbund);
                }
            }

            isWriting = group.Vouchers.Count > 0;
        }

        return group.Vouchers;
    }

    private List<WaitingVoucher> TakeGroupOf(ForbundQueue queue)
    {
        var group = new Group();
        lock (gate)
        {
            while (queue.Vouchers.TryPeek(out var next) && group.Fits(next))
            {
                group.Take(queue.Vouchers.Dequeue());
            }

            if (group.Vouchers.Count == 0)
            {
                queues.Remove(queue.Forbund);
            }
        }

        return group.Vouchers;
    }

    private sealed class ForbundQueue(string forbund)
    {
        public string Forbund { get; } = forbund;

        public Queue<WaitingVoucher> Vouchers { get; } = [];

        public bool WaitsByItself { get; set; }
    }

    private sealed class Group
    {
        private int rows;

        public List<WaitingVoucher> Vouchers { get; } = [];

        public bool Fits(WaitingVoucher voucher) =>
            Vouchers.Count == 0 || (Vouchers.Count < LargestGroup && rows + voucher.Draft.Rows.Count <= MostRowsOfGroup);

        /// <summary>Takes it along, unless its caller has left.</summary>
        public void Take(WaitingVoucher voucher)
        {
            if (voucher.Take())
            {
                Vouchers.Add(voucher);
                rows += voucher.Draft.Rows.Count;
            }
        }
    }
}
