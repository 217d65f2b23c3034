namespace Marketplace.Verification;

/// <summary>Averages and histograms against the reviews they are made of.</summary>
internal static class ReviewInvariants
{
    public static readonly Invariant RatingsAreRecounted = new(
        "Ratings",
        "The ratings of providers, listings and customers are what a recount of the published reviews gives.",
        new SqlCheck("rated subjects", "from ratings",
            """
            with counted as (
              select subject_kind, subject_id, count(*) filter (where rating = 1) as r1, count(*) filter (where rating = 2) as r2,
                count(*) filter (where rating = 3) as r3, count(*) filter (where rating = 4) as r4, count(*) filter (where rating = 5) as r5
              from (
                select case side when 'customer' then 'provider' else 'customer' end as subject_kind, subject_id, rating
                from reviews where published_at is not null
                union all
                select 'listing', listing_id, rating from reviews where published_at is not null and side = 'customer') published
              group by subject_kind, subject_id)
            select format('The %s %s: kept %s, counted %s', subject_kind, subject_id,
              array[kept.r1, kept.r2, kept.r3, kept.r4, kept.r5], array[counted.r1, counted.r2, counted.r3, counted.r4, counted.r5])
            from counted full join ratings kept using (subject_kind, subject_id)
            where (coalesce(kept.r1, 0), coalesce(kept.r2, 0), coalesce(kept.r3, 0), coalesce(kept.r4, 0), coalesce(kept.r5, 0))
              <> (coalesce(counted.r1, 0), coalesce(counted.r2, 0), coalesce(counted.r3, 0), coalesce(counted.r4, 0), coalesce(counted.r5, 0))
            """));
}
