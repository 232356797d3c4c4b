using Finsam.Ledger.V1;

namespace Finsam.Ledger.Funding;

/// <summary>How far a requisition has come, as the database has it and as people read it.</summary>
internal static class RequisitionStatuses
{
    /// <summary>The status' name.</summary>
    public static string ToText(this RequisitionStatus status) => status switch
    {
        RequisitionStatus.Submitted => "submitted",
        RequisitionStatus.Prepared => "prepared",
        RequisitionStatus.Approved => "approved",
        RequisitionStatus.Rejected => "rejected",
        RequisitionStatus.Withdrawn => "withdrawn",
        _ => "",
    };

    /// <summary>The status of a name.</summary>
    public static RequisitionStatus FromText(string text) => Enum.GetValues<RequisitionStatus>().Single(status => status.ToText() == text);

    /// <summary>The status in Swedish.</summary>
    public static string ToWords(this RequisitionStatus status) => status switch
    {
        RequisitionStatus.Submitted => "inlämnad",
        RequisitionStatus.Prepared => "beredd",
        RequisitionStatus.Approved => "godkänd",
        RequisitionStatus.Rejected => "avslagen",
        RequisitionStatus.Withdrawn => "återkallad",
        _ => "",
    };
}
