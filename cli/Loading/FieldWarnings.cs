using Finsam.Cli.Cases;
using Finsam.Cli.Output;
using Finsam.Common.V1;

namespace Finsam.Cli.Loading;

/// <summary>Shows what a service found odd in a request that it carried out.</summary>
internal static class FieldWarnings
{
    /// <summary>Prints each warning where its field stands in the files.</summary>
    public static void Warn(this IDisplay display, IEnumerable<FieldWarning> warnings, Func<string, CaseProblem> locate)
    {
        foreach (var warning in warnings)
        {
            display.Warning($"Varning: {locate(warning.Field) with { Message = warning.Message, Accepted = warning.Accepted }}");
        }
    }
}
