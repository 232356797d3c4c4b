namespace Finsam.Interop.Tests.Results;

/// <summary>Who talks to whom: a column of the table.</summary>
internal static class Peer
{
    public const string RubyClient = "ruby > ours";
    public const string RubyServer = "ours > ruby";
    public const string NodeClient = "node > ours";
    public const string PythonClient = "python > ours";
    public const string Ourselves = "ours > ours";

    /// <summary>All, in the order of the table.</summary>
    public static IReadOnlyList<string> All { get; } = [RubyClient, RubyServer, NodeClient, PythonClient, Ourselves];
}
