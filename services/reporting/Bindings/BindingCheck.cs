using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>Checks that every binding of every section can be printed, and that the unit that follows it in the text is its own.</summary>
internal static class BindingCheck
{
    /// <summary>Most addresses suggested for a binding.</summary>
    public const int MostSuggestions = 3;

    /// <summary>The bindings that cannot be printed, in the order of the texts.</summary>
    public static IReadOnlyList<UnresolvedBinding> Check(IReadOnlyList<ReportSection> sections, AddressBook addresses) =>
    [
        .. sections
            .SelectMany(section => BindingReader.Read(section.Markdown).Select(binding => Check(section, binding, addresses)))
            .OfType<UnresolvedBinding>(),
    ];

    private static UnresolvedBinding? Check(ReportSection section, Binding binding, AddressBook addresses)
    {
        var value = BindingEvaluator.Evaluate(binding.Expression, addresses);
        if (value.Fault is { } fault)
        {
            IReadOnlyList<string> nearest = fault is BindingFault.Unknown or BindingFault.Empty ? addresses.Nearest(value.Address, MostSuggestions) : [];
            return new UnresolvedBinding(section.Name, binding.Line, binding.Expression, fault, value.Detail, nearest);
        }

        return UnitAfterBinding.Fault(section.Markdown, binding, value) is { } unit
            ? new UnresolvedBinding(section.Name, binding.Line, binding.Expression, BindingFault.Unit, unit, [])
            : null;
    }
}
