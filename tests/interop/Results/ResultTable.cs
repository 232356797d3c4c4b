using System.Collections.Concurrent;
using System.Text;
using Finsam.Interop.Tests.Client;

namespace Finsam.Interop.Tests.Results;

/// <summary>Cases × peers, each straight and through the gateway, as they came out.</summary>
internal sealed class ResultTable
{
    private const int CaseWidth = 30;
    private const int PeerWidth = 17;

    private readonly ConcurrentDictionary<(string Name, string Peer, string Route), bool> _outcomes = new();

    /// <summary>Notes an outcome.</summary>
    public void Note(string name, string peer, string route, bool passed) => _outcomes[(name, peer, route)] = passed;

    public override string ToString()
    {
        var notes = new List<string>();
        var text = new StringBuilder("gRPC interoperability, client > server: straight / through the gateway\n");
        text.Append(Line("", Peer.All));
        foreach (var name in OurCases.Names)
        {
            text.Append(Line(name, Peer.All.Select(peer => Cell(name, peer, notes))));
        }

        for (var i = 0; i < notes.Count; i++)
        {
            text.Append('[').Append(i + 1).Append("] ").Append(notes[i]).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(string name, IEnumerable<string> cells) =>
        $"{name.PadRight(CaseWidth)}{string.Concat(cells.Select(cell => cell.PadRight(PeerWidth)))}".TrimEnd() + '\n';

    private string Cell(string name, string peer, List<string> notes)
    {
        var whyNot = Limits.WhyNot(name, peer);
        var cell = whyNot is null ? $"{Outcome(name, peer, Route.Direct)} / {Outcome(name, peer, Route.Gateway)}" : "–";
        return (whyNot ?? Limits.LeftOpen(name, peer)) is { } note ? $"{cell} [{Number(note, notes)}]" : cell;
    }

    private string Outcome(string name, string peer, string route) =>
        !_outcomes.TryGetValue((name, peer, route), out var passed) ? "not run" : passed ? "pass" : "FAIL";

    private static int Number(string note, List<string> notes)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }

        return notes.IndexOf(note) + 1;
    }
}
