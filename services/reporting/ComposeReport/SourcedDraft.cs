using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.ComposeReport;

/// <summary>A draft with how far its sources had come.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Sources">The sources, by name.</param>
internal sealed record SourcedDraft(ComposedDraft Draft, IReadOnlyList<SourceMark> Sources)
{
    /// <summary>Refuses a draft with holes: every binding and every measure that leads to nothing, at once.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.BindingUnresolved"/>, <see cref="ReportingReason.BindingUnitMismatch"/>,
    /// <see cref="ReportingReason.BindingInvalid"/>, <see cref="ReportingReason.MeasureUnresolved"/>.
    /// </exception>
    public void RefuseHoles()
    {
        List<Refusal> refusals =
        [
            .. Draft.Bindings.Select(binding => new Refusal(
                ReasonOf(binding.Fault),
                $"sections[{binding.Section}]:{binding.Line}",
                binding.Message,
                string.Join(" · ", binding.Nearest))),
            .. Draft.Measures.Select(measure => new Refusal(
                ReportingReason.MeasureUnresolved,
                $"goals[{measure.Index}].measure",
                $"Mål {measure.Goal}: {measure.Address} leder inte till någon siffra.",
                string.Join(" · ", measure.Nearest))),
        ];
        RefusedException.ThrowIfAny(refusals);
    }

    private static ReportingReason ReasonOf(BindingFault fault) => fault switch
    {
        BindingFault.Unit => ReportingReason.BindingUnitMismatch,
        BindingFault.Malformed => ReportingReason.BindingInvalid,
        _ => ReportingReason.BindingUnresolved,
    };
}
