using System.Diagnostics;

namespace Finsam.Cli.Output;

/// <summary>How far a step has come.</summary>
internal sealed class StepProgress(string unit)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Units done.</summary>
    public long Done { get; private set; }

    /// <summary>Units in all; 0 while unknown.</summary>
    public long Total { get; private set; }

    /// <summary>What came of it: <c>12 nya, 0 ändrade</c>.</summary>
    public string Result { get; set; } = "";

    /// <summary>Told of every change.</summary>
    public Action<StepProgress>? Changed { get; set; }

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary><c>1 024/2 048 verifikationer, 3 210/s</c>.</summary>
    public string Counts
    {
        get
        {
            if (Total == 0 && Done == 0)
            {
                return "";
            }

            var rate = Elapsed > TimeSpan.Zero ? (long)(Done / Elapsed.TotalSeconds) : 0;
            return $"{Swedish.Count(Done)}/{Swedish.Count(Math.Max(Total, Done))} {unit}, {Swedish.Count(rate)}/s";
        }
    }

    public void Report(long done, long total)
    {
        Done = done;
        Total = total;
        Changed?.Invoke(this);
    }

    /// <summary>Stops the clock.</summary>
    public void End() => _clock.Stop();
}
