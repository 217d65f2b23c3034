-- What a session of an offered package may be a booking of: several listings of one provider. Offers of before are of one.
create table package_offer_listings (
  offer_id uuid not null,
  listing_id uuid not null,
  place int not null,
  offered_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (offer_id, listing_id)
);

-- What can be bought of a listing, newest first.
create index package_offers_by_listing on package_offer_listings (listing_id, offered_at desc, offer_id desc) where withdrawn_at is null;

insert into package_offer_listings (offer_id, listing_id, place, offered_at, withdrawn_at)
select id, listing_id, 0, offered_at, withdrawn_at from package_offers;

drop index package_offers_of_listing;

grant select, insert, update on package_offer_listings to marketplace_app;
