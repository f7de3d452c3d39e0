CREATE TABLE `shadow_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`host_id` text NOT NULL,
	`side` text NOT NULL,
	`site_id` text NOT NULL,
	`what` text NOT NULL,
	`length` text NOT NULL,
	`weekday` integer NOT NULL,
	`places` integer NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	`closed` text NOT NULL,
	`prerequisites` text NOT NULL,
	`topics` text NOT NULL,
	`meet_at` text NOT NULL,
	`begins_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`bring` text NOT NULL,
	`escort` text NOT NULL,
	`call` text NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`host_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shadow_offers_has_places" CHECK("shadow_offers"."places" > 0),
	CONSTRAINT "shadow_offers_ends_after_it_begins" CHECK("shadow_offers"."ends_at" > "shadow_offers"."begins_at")
);
--> statement-breakpoint
CREATE INDEX `shadow_offers_host` ON `shadow_offers` (`host_id`);--> statement-breakpoint
CREATE INDEX `shadow_offers_site` ON `shadow_offers` (`site_id`,`state`);--> statement-breakpoint
CREATE TABLE `shadow_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`manager_id` text,
	`side` text NOT NULL,
	`site_id` text,
	`lengths` text NOT NULL,
	`weeks` text NOT NULL,
	`topics` text NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`offer_id` text,
	`start_day` integer,
	`end_day` integer,
	`excluded` text NOT NULL,
	`proofs` text NOT NULL,
	`visitor_said` text NOT NULL,
	`host_said` text NOT NULL,
	`learned` text NOT NULL,
	`suggested` integer NOT NULL,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `shadow_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shadow_visits_place_whole" CHECK(("shadow_visits"."offer_id" is null) = ("shadow_visits"."start_day" is null) and ("shadow_visits"."start_day" is null) = ("shadow_visits"."end_day" is null) and "shadow_visits"."end_day" >= "shadow_visits"."start_day")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shadow_visits_pending` ON `shadow_visits` (`visitor_id`) WHERE "shadow_visits"."state" in ('requested', 'approved', 'placed', 'verified', 'scheduled');--> statement-breakpoint
CREATE INDEX `shadow_visits_visitor` ON `shadow_visits` (`visitor_id`);--> statement-breakpoint
CREATE INDEX `shadow_visits_offer` ON `shadow_visits` (`offer_id`,`state`);--> statement-breakpoint
CREATE INDEX `shadow_visits_state` ON `shadow_visits` (`state`);