namespace Marketplace.Postgres;

/// <summary>What an earlier server left in the data directory, dealt with before the next one starts. Only the owner of the folder may ask.</summary>
internal static class Predecessor
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task MakeWay(ServerPlace place, CancellationToken cancellationToken)
    {
        while (PostmasterFile.Read(place.Directory.Cluster) is { } previous && previous.IsAlive(out var isPostgres))
        {
            if (!isPostgres)
            {
                // After a reboot the number belongs to somebody else, whom PostgreSQL would take for a running server.
                // (The file of a process that is gone stays: PostgreSQL reads it to be sure that no child of it lives on.)
                File.Delete(previous.Path);
                return;
            }

            if (await place.Answers(previous.Port, cancellationToken))
            {
                // Its host died and its watchdog too, so nobody will stop it but us.
                await Tool.Run(
                    place.Binaries.PgCtl, ["stop", "-m", "fast", "-D", place.Directory.Cluster], place.Account, place.Directory.Root, cancellationToken);
            }

            // It is on its way out: its watchdog saw its host die.
            await Task.Delay(Poll, cancellationToken);
        }
    }
}
