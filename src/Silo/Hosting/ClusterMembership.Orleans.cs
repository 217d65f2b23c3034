using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>
/// How soon silos believe that another is dead. Orleans' own values suit clusters that would rather wait half a minute;
/// here a grain of a killed silo must answer again within ten seconds. A wrong verdict costs a restart and never data,
/// because the database fences every write, but it must stay rare under full load: three probes in a row have to fail,
/// the last of them as another silo sees it, and a silo that notices its own slowness waits longer by itself.
/// Measured figures are in docs/engines.md.
/// </summary>
internal static class ClusterMembership
{
    /// <summary>Whoever knows their network better overrides any of it there.</summary>
    public const string Section = "Orleans:Membership";

    public static void Tune(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MinProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);

        // A silo that joins looks once at who may be dead. When the only other one died in that moment it would wait for it in
        // vain; better that it ends and is right at its next start, when the other's signs of life are older than they may be.
        membership.MaxJoinAttemptTime = TimeSpan.FromSeconds(30);

        // By that measure, taken from its birth, the others would also condemn one that is merely slow to start on a busy machine.
        // Whoever dies on the way in does not answer probes either.
        membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
    }
}
