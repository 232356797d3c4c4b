using System.Globalization;
using System.Runtime.InteropServices;

namespace Finsam.LocalStack;

/// <summary>
/// A process that can be told from a later one with the same id: a process id is reused after a reboot, a start time in this boot is not.
/// </summary>
/// <param name="Pid">Process id.</param>
/// <param name="StartTicks">Start time in clock ticks since boot (proc(5), stat field 22).</param>
/// <param name="Boot">Id of the boot that the ticks count from.</param>
public sealed partial record ProcessIdentity(int Pid, long StartTicks, string Boot)
{
    /// <summary>SIGINT; PostgreSQL takes it as a fast shutdown.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>True while the process runs; a zombie has ended.</summary>
    public bool IsAlive => Boot == ThisBoot() && Stat(Pid) is { } stat && stat.StartTicks == StartTicks && stat.State is not ('Z' or 'X');

    /// <summary>The identity of a running process, or null when there is none with this id.</summary>
    public static ProcessIdentity? Of(int pid) => Stat(pid) is { } stat ? new ProcessIdentity(pid, stat.StartTicks, ThisBoot()) : null;

    /// <summary>Sends a signal if the process still runs.</summary>
    public void Signal(int signal)
    {
        if (IsAlive)
        {
            _ = SendSignal(Pid, signal);
        }
    }

    /// <summary>Asks the process to end, waits, and kills it when it doesn't. True when it ended by itself.</summary>
    public async Task<bool> StopAsync(int signal, TimeSpan timeout)
    {
        Signal(signal);
        if (await IsGoneWithinAsync(timeout))
        {
            return true;
        }

        Signal(Kill);
        await IsGoneWithinAsync(TimeSpan.FromSeconds(5));
        return false;
    }

    private async Task<bool> IsGoneWithinAsync(TimeSpan timeout)
    {
        var deadline = DateTime.UtcNow + timeout;
        while (IsAlive)
        {
            if (DateTime.UtcNow > deadline)
            {
                return false;
            }

            await Task.Delay(PollInterval);
        }

        return true;
    }

    private static string ThisBoot() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private static (char State, long StartTicks)? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            // The second field is the program's name in parentheses and may hold anything; the rest starts after the last one.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
