using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>Takes steps of a requisition, one at a time: the chain's lock orders them.</summary>
internal sealed class RequisitionSteps(LockedBooks books)
{
    /// <summary>The requisition, which must be in one of some statuses and as the caller knew it.</summary>
    /// <param name="requisitionNo">Its number.</param>
    /// <param name="etag">Its etag; empty: no check.</param>
    /// <param name="caller">Who calls; requisitions of insatser that the call does not reach are not there.</param>
    /// <param name="from">The statuses that the step is taken from.</param>
    /// <exception cref="RefusedException"><c>RequisitionUnknown</c>, <c>EtagMismatch</c>, <c>RequisitionStatusInvalid</c>.</exception>
    public async Task<Requisition> FindAsync(
        long requisitionNo, string etag, Caller caller, params RequisitionStatus[] from)
    {
        var requisition = await Requisitions.FindAsync(books.Connection, books.Transaction, books.Forbund, requisitionNo, books.Cancel);
        if (requisition is null || !caller.Reaches(requisition.Insats))
        {
            throw Unknown(requisitionNo);
        }

        var last = requisition.Steps[^1];
        if (etag.Length > 0 && etag != requisition.Etag)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.EtagMismatch, "etag", $"Rekvisition {requisitionNo} är {requisition.Status.ToWords()} sedan dess, av {last.TakenBy}.",
                "etag från senaste läsningen"));
        }

        if (!from.Contains(requisition.Status))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.RequisitionStatusInvalid,
                "requisition_no",
                $"Rekvisition {requisitionNo} är {requisition.Status.ToWords()}.",
                $"en rekvisition som är {string.Join(" eller ", from.Select(status => status.ToWords()))}"));
        }

        return requisition;
    }

    /// <summary>Takes the step, logs it, and gives the requisition as it is then.</summary>
    public async Task<Requisition> TakeAsync(Requisition requisition, Requisitions.Step step)
    {
        await Requisitions.StepAsync(books.Connection, books.Transaction, books.Forbund, requisition.RequisitionNo, step, books.Cancel);
        var name = Enum.GetName(step.Status)!.ToUpperInvariant();
        await books.LogAsync(new ChangeLogEntry(
            $"REQUISITION_{name}",
            $"rekvisition {requisition.RequisitionNo} ({requisition.Insats} {requisition.Year})",
            requisition.Status.ToWords(),
            step.Status.ToWords(),
            step.Comment));
        return (await Requisitions.FindAsync(books.Connection, books.Transaction, books.Forbund, requisition.RequisitionNo, books.Cancel))!;
    }

    /// <summary>A requisition that is not there, or not for the caller.</summary>
    public static RefusedException Unknown(long requisitionNo) => new(new Refusal(
        LedgerReason.RequisitionUnknown, "requisition_no", $"Rekvisition {requisitionNo} finns inte.", "numret på en inlämnad rekvisition"));
}
