using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>Checks that every binding of every section leads to a figure or a word.</summary>
internal static class BindingCheck
{
    /// <summary>Most addresses suggested for a binding.</summary>
    public const int MostSuggestions = 3;

    /// <summary>The bindings that lead to nothing, in the order of the texts.</summary>
    public static IReadOnlyList<UnresolvedBinding> Check(IReadOnlyList<ReportSection> sections, AddressBook addresses)
    {
        var unresolved = new List<UnresolvedBinding>();
        foreach (var section in sections)
        {
            foreach (var binding in BindingReader.Read(section.Markdown))
            {
                var found = addresses.Find(binding.Address);
                if (found is not { IsPrintable: true })
                {
                    var nearest = addresses.Nearest(binding.Address, MostSuggestions);
                    unresolved.Add(new UnresolvedBinding(section.Name, binding.Line, binding.Address, found is not null, nearest));
                }
            }
        }

        return unresolved;
    }
}
