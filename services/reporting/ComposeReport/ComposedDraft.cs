using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.ComposeReport;

/// <summary>A composed report that may still have holes; only one without is stored.</summary>
/// <param name="Report">The report.</param>
/// <param name="Bindings">Bindings of its texts that lead to nothing.</param>
/// <param name="Measures">Goals whose address leads to no figure.</param>
internal sealed record ComposedDraft(
    ComposedReport Report, IReadOnlyList<UnresolvedBinding> Bindings, IReadOnlyList<UnresolvedMeasure> Measures);

/// <summary>A goal whose measure is an address that leads to no figure.</summary>
/// <param name="Index">Place of the goal in the definition, from 0.</param>
/// <param name="Goal">Code of the goal.</param>
/// <param name="Address">The address.</param>
/// <param name="Nearest">Addresses that resemble it.</param>
internal sealed record UnresolvedMeasure(int Index, string Goal, string Address, IReadOnlyList<string> Nearest);
