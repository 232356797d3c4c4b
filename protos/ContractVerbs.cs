namespace Finsam.Protos;

/// <summary>What a method's name says of it (protos/README.md).</summary>
public static class ContractVerbs
{
    private static readonly string[] Reading = ["Get", "List", "Compute", "Render", "Export", "Search", "Verify"];

    /// <summary>True when a method reads: its name begins with one of these verbs. Every other method writes.</summary>
    /// <param name="method">Name without its service, such as <c>GetVoucher</c>.</param>
    public static bool Reads(string method) => Array.Exists(Reading, verb =>
        method.StartsWith(verb, StringComparison.Ordinal) && (method.Length == verb.Length || !char.IsLower(method[verb.Length])));
}
