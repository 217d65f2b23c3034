using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Postgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>. A crash leaves the file behind.</summary>
internal sealed record PostmasterFile(string Path, int ProcessId, int Port)
{
    public static PostmasterFile? Read(string cluster)
    {
        var path = System.IO.Path.Combine(cluster, "postmaster.pid");
        try
        {
            // Line 1 is the process, line 4 the port (documented in PostgreSQL's "Creating a Database Cluster" and miscadmin.h).
            var lines = File.ReadAllLines(path);
            return lines.Length >= 4
                && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new PostmasterFile(path, process, port)
                : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a process of that number lives, whatever it is.</summary>
    public bool IsAlive(out bool isPostgres)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            isPostgres = process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            isPostgres = false;
            return false;
        }
    }
}
