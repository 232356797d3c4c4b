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

    // Of each förbund that has vouchers waiting or being written: those that wait.
    private readonly Dictionary<string, Queue<WaitingVoucher>> queues = new(StringComparer.Ordinal);

    // Those of them that have none being written.
    private readonly Queue<string> turns = [];
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
            if (!queues.TryGetValue(voucher.Key.Forbund, out var waiting))
            {
                waiting = [];
                queues.Add(voucher.Key.Forbund, waiting);
                turns.Enqueue(voucher.Key.Forbund);
            }

            if (waiting.Count >= LongestQueue)
            {
                throw new RefusedException(new Refusal(
                    LedgerReason.TooManyWaiting, "", $"{LongestQueue} verifikationer väntar redan på att bokföras.", "samma begäran om en stund"));
            }

            waiting.Enqueue(voucher);
            if (isWriting || turns.Count == 0)
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
        while (TakeGroup() is { Vouchers.Count: > 0 } group)
        {
            var held = (await writer.WriteAsync(group.Vouchers, waits: false)).ToLookup(voucher => voucher.Key.Forbund);
            foreach (var apart in held)
            {
                Start(() => WriteByItselfAsync(apart.Key, [.. apart]));
            }

            Release(group.Forbund.Where(forbund => !held.Contains(forbund)));
        }
    }

    private async Task WriteByItselfAsync(string forbund, IReadOnlyList<WaitingVoucher> held)
    {
        while (held.Count > 0)
        {
            await writer.WriteAsync(held, waits: true);
            held = TakeGroupOf(forbund);
        }
    }

    private Group TakeGroup()
    {
        var group = new Group();
        lock (gate)
        {
            while (turns.TryPeek(out var forbund))
            {
                var vouchers = queues[forbund];
                if (vouchers.TryPeek(out var next) && !group.Fits(next))
                {
                    break;
                }

                turns.Dequeue();
                if (vouchers.TryDequeue(out next))
                {
                    group.Take(next);
                    turns.Enqueue(forbund);
                }
            }

            RemoveTurns(group.Forbund);
            if (group.Vouchers.Count == 0)
            {
                Release(group.Forbund);
                isWriting = false;
            }
        }

        return group;
    }

    private void RemoveTurns(HashSet<string> ofForbund)
    {
        for (var left = turns.Count; left > 0; left--)
        {
            var forbund = turns.Dequeue();
            if (!ofForbund.Contains(forbund))
            {
                turns.Enqueue(forbund);
            }
        }
    }

    private void Release(IEnumerable<string> written)
    {
        lock (gate)
        {
            foreach (var forbund in written)
            {
                if (queues[forbund].Count > 0)
                {
                    turns.Enqueue(forbund);
                }
                else
                {
                    queues.Remove(forbund);
                }
            }
        }
    }

    private List<WaitingVoucher> TakeGroupOf(string forbund)
    {
        var group = new Group();
        lock (gate)
        {
            var vouchers = queues[forbund];
            while (vouchers.TryPeek(out var next) && group.Fits(next))
            {
                group.Take(vouchers.Dequeue());
            }

            if (group.Vouchers.Count == 0)
            {
                queues.Remove(forbund);
            }
        }

        return group.Vouchers;
    }

    private sealed class Group
    {
        private int rows;

        public List<WaitingVoucher> Vouchers { get; } = [];

        public HashSet<string> Forbund { get; } = [];

        public bool Fits(WaitingVoucher voucher) =>
            Vouchers.Count == 0 || (Vouchers.Count < LargestGroup && rows + voucher.Draft.Rows.Count <= MostRowsOfGroup);

        /// <summary>Takes it along, unless its caller has left.</summary>
        public void Take(WaitingVoucher voucher)
        {
            Forbund.Add(voucher.Key.Forbund);
            if (voucher.Take())
            {
                Vouchers.Add(voucher);
                rows += voucher.Draft.Rows.Count;
            }
        }
    }
}
